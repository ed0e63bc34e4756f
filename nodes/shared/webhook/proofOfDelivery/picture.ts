/** A picture or document that came as text. */
export interface Picture {
	mimeType: string;
	fileName: string;
	bytes: Buffer;
}

/** How the content of each type begins, so that nobody has to be believed. */
const types: ReadonlyArray<{ mimeType: string; extension: string; begins: (bytes: Buffer) => boolean }> = [
	{
		mimeType: 'image/png',
		extension: 'png',
		begins: (bytes) => bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n',
	},
	{ mimeType: 'image/jpeg', extension: 'jpg', begins: (bytes) => bytes.toString('latin1', 0, 3) === '\xff\xd8\xff' },
	{
		mimeType: 'image/webp',
		extension: 'webp',
		begins: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
	},
	{ mimeType: 'application/pdf', extension: 'pdf', begins: (bytes) => bytes.toString('latin1', 0, 5) === '%PDF-' },
];

const dataUrl = /^data:[^,]{0,200};base64,/i;
/** Looked for, since matching the whole of ten megabytes can exhaust the stack of the regular expression. */
const notBase64 = /[^A-Za-z0-9+/_-]/;

/**
 * The picture in a proof of delivery: plain or URL-safe Base64, broken into lines or not, bare or in a data URL. Null
 * for a text that is none; what a data URL says of its type is not believed.
 */
export function pictureOf(text: string): Picture | null {
	const start = dataUrl.exec(text.slice(0, 300).trimStart());
	const encoded = start === null ? text : text.trimStart().slice(start[0].length);
	const type = types.find(({ begins }) => begins(Buffer.from(encoded.slice(0, 100), 'base64')));
	if (type === undefined) return null;
	const packed = encoded.replace(/\s+/g, '').replace(/={1,2}$/, '');
	if (notBase64.test(packed)) return null;
	return { mimeType: type.mimeType, fileName: `proof.${type.extension}`, bytes: Buffer.from(packed, 'base64') };
}
