import { UserError } from 'n8n-workflow';

import type { ItemContext } from '../../../shared/operation/operation';

/** What Bringg takes (its page "Add Note/POD"): JPEG and PNG, up to 10 MB. */
const maxBytes = 10 * 1024 * 1024;

/** Why Bringg would not take a file as a picture; undefined when it does. */
export function notTaken({ bytes }: { bytes: Buffer }): string | undefined {
	if (typeOf(bytes) === undefined) return 'is not a picture that Bringg takes: JPEG or PNG';
	return bytes.length > maxBytes ? 'is larger than the 10 MB that Bringg takes' : undefined;
}

/** A picture as Bringg takes it: a data URL. What it is decides its content, since a file may be named anything. */
export function dataUrl(bytes: Buffer): string {
	return `data:${typeOf(bytes)};base64,${bytes.toString('base64')}`;
}

/**
 * The picture in a binary property, as Bringg takes it.
 * @throws UserError that names the property when it is not one
 */
export async function pictureIn(property: string, { file }: ItemContext): Promise<string> {
	const found = await file(property);
	const problem = notTaken(found);
	if (problem === undefined) return dataUrl(found.bytes);
	throw new UserError(`The file in "${property}" ${problem}`, {
		description: 'Nothing was sent for this item. Choose another file, or send the note as text.',
	});
}

function typeOf(bytes: Buffer): string | undefined {
	if (bytes.subarray(0, 3).toString('hex') === 'ffd8ff') return 'image/jpeg';
	return bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' ? 'image/png' : undefined;
}
