import { createHash } from 'node:crypto';

import { pictureOf } from '../../nodes/shared/webhook/proofOfDelivery/picture';
import spoiled from '../fixtures/cases/incoming/proof-base64-plus-became-space.json';
import cutPng from '../fixtures/cases/incoming/proof-cut-in-the-middle.json';

const bytesOf = (...parts: Array<string | number[]>) =>
	Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const segment = (marker: number, content: Buffer) =>
	Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]), content]);
const box = (type: string, content: Buffer) => {
	const size = Buffer.alloc(4);
	size.writeUInt32BE(content.length + 8);
	return Buffer.concat([size, Buffer.from(type), content]);
};

/** A preview inside of it has an end of its own; some cameras write more behind the picture. */
const jpeg = Buffer.concat([
	bytesOf('\xff\xd8'),
	segment(0xe1, bytesOf('Exif\0\0', '\xff\xd8 a preview \xff\xd9')),
	segment(0xda, Buffer.from([1, 2, 3])),
	bytesOf('data \xff\x00 of the picture', '\xff\xd9', 'written by the camera'),
]);
const png = Buffer.from(spoiled.input.data.proofDelivery.replaceAll(' ', '+'), 'base64');
const webp = bytesOf('RIFF', [14, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 1, 2]);
const gif = bytesOf('GIF89a', [1, 0, 1, 0, 0, 0, 0], ';');
/** One that moves: colors, an extension, and a picture with colors of its own, in whose data the mark of the end stands too. */
const longGif = bytesOf(
	'GIF89a',
	[1, 0, 1, 0, 0x80, 0, 0],
	'abcdef',
	[0x21, 0xf9, 4, 0, 0, 0, 0, 0],
	[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x81],
	'colors here!',
	[2, 3, 0x3b, 0, 0x3b, 1, 0x3b, 0],
	';',
);
const heic = Buffer.concat([box('ftyp', bytesOf('heic', [0, 0, 0, 0], 'mif1heic')), box('mdat', Buffer.alloc(20))]);
const mif1 = Buffer.concat([box('ftyp', bytesOf('mif1', [0, 0, 0, 0], 'mif1heic')), box('mdat', Buffer.alloc(20))]);
const avif = Buffer.concat([box('ftyp', bytesOf('mif1', [0, 0, 0, 0], 'mif1avif')), box('mdat', Buffer.alloc(20))]);
const pdf = bytesOf('%PDF-1.7\n', 'x'.repeat(2000), '\n%%EOF\n');

const all: Array<[mimeType: string, fileName: string, whole: Buffer, cutAt: number]> = [
	['image/png', 'proof.png', png, png.length - 1],
	['image/jpeg', 'proof.jpg', jpeg, jpeg.length - 24],
	['image/jpeg', 'proof.jpg', jpeg, 20],
	['image/webp', 'proof.webp', webp, webp.length - 1],
	['image/gif', 'proof.gif', gif, gif.length - 1],
	['image/gif', 'proof.gif', longGif, longGif.length - 1],
	['image/gif', 'proof.gif', bytesOf(longGif.toString('latin1'), '\n'), longGif.length - 4],
	['image/gif', 'proof.gif', bytesOf(longGif.toString('latin1'), [0, 0]), 40],
	['image/heic', 'proof.heic', heic, heic.length - 1],
	['image/heic', 'proof.heic', mif1, mif1.length - 21],
	['image/avif', 'proof.avif', avif, avif.length - 10],
	['application/pdf', 'proof.pdf', pdf, 1500],
];

describe('a proof of delivery', () => {
	it.each(all)('is %s by its content (%s), and whole', (mimeType, fileName, bytes) => {
		for (const text of [
			bytes.toString('base64'),
			bytes.toString('base64url'),
			`data:image/bmp;base64,${bytes.toString('base64')}`,
			bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
			` \n${bytes.toString('base64').replace(/.{20}/g, '$&\n    ')}\n`,
		]) {
			expect(pictureOf(text)).toEqual({ mimeType, fileName, bytes, isCut: false });
		}
	});

	it.each(all)('is %s (%s) that was cut short', (mimeType, _fileName, bytes, cutAt) => {
		expect(pictureOf(bytes.subarray(0, cutAt).toString('base64'))).toMatchObject({ mimeType, isCut: true });
	});

	it('is mended where each + became a space', () => {
		const { bytes, isCut } = pictureOf(spoiled.input.data.proofDelivery)!;
		expect(bytes).toHaveLength(spoiled.expect.bytes);
		expect(createHash('sha256').update(bytes).digest('hex')).toBe(spoiled.expect.sha256);
		expect(isCut).toBe(false);
	});

	it.each<[how: string, spoil: (base64: string) => string]>([
		['in lines', (base64) => base64.replace(/.{76}/g, '$&\r\n')],
		['in a data URL', (base64) => `data:image/png;base64,${base64}`],
		['with a line break behind it', (base64) => `${base64}\n`],
	])('is mended %s', (_how, spoil) => {
		const spoiledText = spoil(png.toString('base64')).replaceAll('+', ' ');
		expect(pictureOf(spoiledText)!.bytes.equals(png)).toBe(true);
	});

	it('with a + in it was not spoiled: its spaces are none', () => {
		expect(pictureOf(png.toString('base64').replace(/.{60}/g, '$& '))!.bytes.equals(png)).toBe(true);
	});

	it('that was cut in the middle is said to be', () => {
		expect(pictureOf(cutPng.input.data.proofDelivery)).toMatchObject({ mimeType: 'image/png', isCut: true });
	});

	it.each([
		'',
		'Signed by Ali',
		'https://photos.example/1.png',
		'iVBORw0KGgo and then words, in a sentence!',
		'data:text/plain;base64,SGVsbG8=',
		Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64'),
		box('ftyp', Buffer.from('isom')).toString('base64'),
	])('is none: %s', (text) => {
		expect(pictureOf(text)).toBeNull();
	});

	it.each<[start: string, isCut: boolean | undefined]>([
		['\xff\xd8\xff', true],
		['\xff\xd8\xff\xe1\0\0', true],
		['GIF89a', true],
		['RIFF\xff\xff\xff\xffWEBP', true],
		['\0\0\0\x08ftyp', undefined],
		['\xff\xff\xff\xffftypheic', true],
		['\0\0\0\x01ftypheic', true],
		['\x89PNG\r\n\x1a\n', true],
		['%PDF-', true],
	])('that ends after its first bytes (%j) is read as far as it goes', (start, isCut) => {
		expect(pictureOf(Buffer.from(start, 'latin1').toString('base64'))?.isCut).toBe(isCut);
	});
});
