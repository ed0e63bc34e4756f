import type { ICredentialDataDecryptedObject, IHttpRequestMethods } from 'n8n-workflow';

/** One row of a vendor's endpoint table. */
export interface Endpoint {
	/** As the credential names it under Endpoint Paths. */
	displayName: string;
	method: IHttpRequestMethods;
	/** The method to try after a 404 or a 405, where the vendor's pages name two. A POST carries the query as its body. */
	otherMethod?: IHttpRequestMethods;
	path: string;
	/** Whether the vendor's own page shows this path. If not, the path is our assumption and errors say so. */
	documented: boolean;
	/**
	 * When the same request may be sent again by itself. `always`: twice does no harm, as with reads and with writes that set
	 * a state. `ifNotArrived`: it places something, so only when the first one certainly did not arrive.
	 */
	repeat: 'always' | 'ifNotArrived';
	/** Whether a response may refuse single entries of what was sent, under `errors`: the operation then reads them. */
	reportsEntries?: true;
}

export type EndpointTable = Readonly<Record<string, Endpoint>>;

/** What the request function has to know about a vendor's API. Data and pure functions, no requests. */
export interface Api<Endpoints extends EndpointTable = EndpointTable> {
	/** As messages call it: "Blink". */
	displayName: string;
	/** The credential type that authenticates the calls. */
	credential: string;
	endpoints: Endpoints;
	/** The credential's fields whose values must never appear in a message, besides the token. */
	secrets: readonly string[];
	/** The host to call, normalized, without a trailing slash. `endpoint` is what is called, where hosts differ. */
	baseUrl(credentials: ICredentialDataDecryptedObject, endpoint: string): string;
	/**
	 * The account of a credential, as texts that differ between accounts: the host and who logs in there. They hold secrets:
	 * they are compared or hashed, never shown. A token is used only for the account it was fetched for, and records of two
	 * accounts never go out in one call.
	 */
	account(credentials: ICredentialDataDecryptedObject): string[];
	/**
	 * For a vendor that assigns a whole URL per endpoint: those of the credential, by endpoint, '' for the table's path.
	 * Such a URL is a secret. Without it, overrides are taken from the credential's Endpoint Paths.
	 */
	endpointUrls?(credentials: ICredentialDataDecryptedObject): Readonly<Record<string, string>>;
	/** The URLs of a credential that are secrets in themselves: messages show nothing of them but the host. */
	secretUrls?(credentials: ICredentialDataDecryptedObject): string[];
	/**
	 * What an error status is about, where the vendor uses it in a way of its own: the token, or the content, which is then a
	 * refusal in the vendor's words. Undefined leaves it to the usual meaning of the status.
	 */
	statusMeans?(status: number, vendorMessage: string | undefined): 'token' | 'content' | undefined;
	/** Whether a credential needs no token, for an API with several kinds of access. */
	needsNoToken?(credentials: ICredentialDataDecryptedObject): boolean;
	/** Why a response with status 200 is a refusal all the same, in the vendor's words; undefined when it is not one. */
	refusal(body: unknown, endpoint?: Endpoint): string | undefined;
	/** Whether a response with status 200 confirms the request, where nothing else is fetched. */
	confirms(body: unknown): boolean;
	/** For an API whose token is fetched by logging in. */
	token?: {
		/** Where the credential stores it, as `ownedToken` writes it. */
		field: string;
		/** Whether a message may be about a token that is no longer valid. */
		refusedBy(vendorMessage: string): boolean;
		/** Messages that are certainly about the call's own token, in lower case, without a full stop. */
		phrases: readonly string[];
	};
}

/** The names of an API's endpoints. */
export type EndpointName<Of extends Api> = keyof Of['endpoints'] & string;
