import type { State } from '../state';
import type { Switches } from '../switches';

/** What an operation gets: the sandbox's memory and the call, already checked against the contract. */
export interface OperationCall {
	state: State;
	switches: Switches;
	query: Record<string, string | undefined>;
	body: unknown;
	/** Scheme, host and path of the call, without the query. */
	url: string;
	tokenLifetimeSeconds: number;
	now: Date;
}

/** What an operation answers; the status is 200 unless given. */
export interface OperationAnswer {
	status?: number;
	body: object;
}

export type Operation = (call: OperationCall) => OperationAnswer;

/** A refusal in the vendor's style. */
export function refusal(msg: string, status = 200): OperationAnswer {
	return { status, body: { success: false, msg } };
}
