import type { INodeProperties } from 'n8n-workflow';

/** Stands above the fields of a call that only the vendor's older documentation shows. */
export const legacyNotice: INodeProperties = {
	displayName:
		"Only Blink's older documentation shows this call: it may be retired. Ask Blink if it answers that it does not know the path.",
	name: 'legacyNotice',
	type: 'notice',
	default: '',
};
