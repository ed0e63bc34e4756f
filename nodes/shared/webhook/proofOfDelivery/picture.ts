/** A picture or document that was sent as text. */
export interface Picture {
	mimeType: string;
	fileName: string;
	bytes: Buffer;
	/** Whether its end is missing, according to its format. */
	isCut: boolean;
}

interface Format {
	mimeType: string;
	extension: string;
	/** Whether content begins like this: the declared type does not count. */
	begins(bytes: Buffer): boolean;
	isWhole(bytes: Buffer): boolean;
}

const latin1 = (bytes: Buffer, start: number, end: number) => bytes.toString('latin1', start, end);

const formats: readonly Format[] = [
	{
		mimeType: 'image/png',
		extension: 'png',
		begins: (bytes) => latin1(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
		isWhole: (bytes) => bytes.includes('IEND\xaeB`\x82', 0, 'latin1'),
	},
	{
		mimeType: 'image/jpeg',
		extension: 'jpg',
		begins: (bytes) => latin1(bytes, 0, 3) === '\xff\xd8\xff',
		isWhole: isWholeJpeg,
	},
	{
		mimeType: 'image/webp',
		extension: 'webp',
		begins: (bytes) => latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP',
		isWhole: (bytes) => bytes.length >= bytes.readUInt32LE(4) + 8,
	},
	{
		mimeType: 'image/gif',
		extension: 'gif',
		begins: (bytes) => /^GIF8[79]a$/.test(latin1(bytes, 0, 6)),
		isWhole: isWholeGif,
	},
	{
		mimeType: 'image/avif',
		extension: 'avif',
		begins: (bytes) => /avi[fs]/.test(brands(bytes)),
		isWhole: hasWholeBoxes,
	},
	{
		mimeType: 'image/heic',
		extension: 'heic',
		begins: (bytes) => /^(?:he[iv][cmsx]|mif1|msf1)/.test(brands(bytes)),
		isWhole: hasWholeBoxes,
	},
	{
		mimeType: 'application/pdf',
		extension: 'pdf',
		begins: (bytes) => latin1(bytes, 0, 5) === '%PDF-',
		isWhole: (bytes) => bytes.subarray(-1024).includes('%%EOF'),
	},
];

const dataUrl = /^data:[^,]{0,200};base64,/i;
/** A search, since matching all of ten megabytes can exhaust the stack of the regular expression. */
const notBase64 = /[^A-Za-z0-9+/_-]/;

/**
 * The picture in a proof of delivery: plain or URL-safe Base64, with or without line breaks, bare or in a data URL, also if a
 * form has turned each + into a space. Null for a text that is not a picture.
 */
export function pictureOf(text: string): Picture | null {
	const start = dataUrl.exec(text.slice(0, 300).trimStart());
	const encoded = start === null ? text : text.trimStart().slice(start[0].length);
	// A form replaces every +: if one is left, a space is just a space.
	const lostPluses = !/[+-]/.test(encoded);
	const head = Buffer.from(packed(encoded.slice(0, 200), lostPluses), 'base64');
	const format = formats.find(({ begins }) => begins(head));
	if (format === undefined) return null;
	const base64 = packed(encoded, lostPluses).replace(/={1,2}$/, '');
	if (notBase64.test(base64)) return null;
	const bytes = Buffer.from(base64, 'base64');
	const { mimeType, extension, isWhole } = format;
	return { mimeType, fileName: `proof.${extension}`, bytes, isCut: !isWhole(bytes) };
}

/** Base64 without line breaks. A space at the beginning of a line, or around the text, was never a +. */
function packed(encoded: string, lostPluses: boolean): string {
	const lines = encoded.trim().replace(/[\r\n]+[ \t]*/g, '');
	return (lostPluses ? lines.replaceAll(' ', '+') : lines).replace(/\s+/g, '');
}

/** Walks over the segments up to the picture's data, since a preview in a segment has an end marker too. */
function isWholeJpeg(bytes: Buffer): boolean {
	const startOfScan = 0xda;
	let offset = 2;
	while (offset + 4 <= bytes.length && bytes[offset] === 0xff) {
		if (bytes[offset + 1] === startOfScan) return bytes.includes('\xff\xd9', offset, 'latin1');
		offset += 2 + bytes.readUInt16BE(offset + 2);
	}
	return false;
}

/** Walks over the blocks up to the end marker: other data may follow it. */
function isWholeGif(bytes: Buffer): boolean {
	const end = 0x3b;
	const extension = 0x21;
	const image = 0x2c;
	const colors = (flags = 0) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
	let offset = 13 + colors(bytes[10]);
	while (bytes[offset] === extension || bytes[offset] === image) {
		offset += bytes[offset] === image ? 11 + colors(bytes[offset + 9]) : 2;
		// Sub-blocks of data, each after its length, up to one of length 0.
		for (let length = bytes[offset]; length !== undefined && length > 0; length = bytes[offset]) offset += length + 1;
		offset++;
	}
	// An unknown block cannot be skipped.
	return bytes[offset] === end || (offset < bytes.length && bytes.at(-1) === end);
}

/** The brands of a file made of boxes (ISO/IEC 14496-12): its own, then the compatible ones. Empty for any other file. */
function brands(bytes: Buffer): string {
	if (latin1(bytes, 4, 8) !== 'ftyp') return '';
	return latin1(bytes, 8, 12) + latin1(bytes, 16, bytes.readUInt32BE(0));
}

function hasWholeBoxes(bytes: Buffer): boolean {
	let offset = 0;
	while (offset + 8 <= bytes.length) {
		const size = bytes.readUInt32BE(offset);
		// 0: the box extends to the end of the file. 1: its size has 64 bits, too large for a webhook.
		if (size < 8) return size === 0;
		offset += size;
	}
	return offset === bytes.length;
}
