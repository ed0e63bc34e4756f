import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Endpoint, EndpointTable } from './address';

/** What the request function has to know about a vendor's API. Data and pure functions, no requests. */
export interface Api<Endpoints extends EndpointTable = EndpointTable> {
	/** As messages call it: "Blink". */
	displayName: string;
	/** The credential type that authenticates the calls. */
	credential: string;
	endpoints: Endpoints;
	/** The credential's fields whose values must never be seen in a message, besides the token. */
	secrets: readonly string[];
	/** The host to call, normalised, without a trailing slash. `endpoint` is what is called, where hosts differ. */
	baseUrl(credentials: ICredentialDataDecryptedObject, endpoint: string): string;
	/**
	 * Whose account a credential speaks for, as texts that differ between accounts: the host and who logs in there. They
	 * hold secrets: they are compared or hashed, never shown. A token is used only for the account it was fetched for, and
	 * records of two accounts never go out in one call.
	 */
	account(credentials: ICredentialDataDecryptedObject): string[];
	/**
	 * For a vendor that hands out a whole URL per endpoint: what the credential says, by endpoint, '' for the table's path.
	 * Such a URL is a secret. Without it, a person's own paths are taken from the credential's Endpoint Paths.
	 */
	endpointUrls?(credentials: ICredentialDataDecryptedObject): Readonly<Record<string, string>>;
	/**
	 * The URLs of a credential that are secrets in themselves, since whoever knows them may call them: messages show nothing
	 * of them but the host.
	 */
	secretUrls?(credentials: ICredentialDataDecryptedObject): string[];
	/**
	 * What an error status speaks of, where the vendor uses it in a way of its own: of the token, or of what was sent, which is
	 * then a refusal in the vendor's words. Undefined leaves it to what the status usually means.
	 */
	statusMeans?(status: number, vendorMessage: string | undefined): 'token' | 'content' | undefined;
	/** Whether a credential is of the kind that needs no token, for an API with several kinds of access. */
	needsNoToken?(credentials: ICredentialDataDecryptedObject): boolean;
	/** Why an answer with status 200 is a refusal all the same, in the vendor's words; undefined when it says no no. */
	refusal(body: unknown, endpoint?: Endpoint): string | undefined;
	/** Whether an answer with status 200 says yes, where nothing else is fetched. */
	confirms(body: unknown): boolean;
	/** For an API whose token is fetched by logging in. */
	token?: {
		/** Where the credential keeps it, as `ownedToken` writes it. */
		field: string;
		/** Whether words speak of a token that is no longer good. */
		refusedBy(vendorMessage: string): boolean;
		/** What an answer says that speaks of the call's own token for certain, in lower case, without a full stop. */
		phrases: readonly string[];
	};
}

/** The names of an API's endpoints. */
export type EndpointName<Of extends Api> = keyof Of['endpoints'] & string;
