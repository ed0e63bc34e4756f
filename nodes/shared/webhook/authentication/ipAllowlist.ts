import { ipaddr } from '../../bundled/ipaddr';
import { compact } from '../../parsing/values';

type Address = ReturnType<typeof ipaddr.process>;

/** Addresses from which calls may come. */
export interface AddressRange {
	/** @param address the caller's, as n8n sees it. An IPv4 address in IPv6 form (`::ffff:10.0.0.1`) is the IPv4 address. */
	includes(address: string | undefined): boolean;
}

/**
 * Parses a list of addresses: `10.0.0.1`, `10.0.0.0/8`, `10.0.0.*`, `10.0.0.1-10.0.0.9`, IPv4 or IPv6, separated by commas,
 * semicolons (also those of other scripts), spaces or line breaks. A port after an address is ignored.
 */
export function readAllowlist(list: string): { ranges: AddressRange[]; unreadable: string[] } {
	const entries = list
		// Full-width commas, digits and periods become ASCII.
		.normalize('NFKC')
		.replace(/\s*[-\u2013\u2014]\s*/g, '-')
		.split(/[\s,;\u060C\u061B\u3001]+/)
		.filter((entry) => entry !== '');
	const read = entries.map((entry) => ({ entry, range: readEntry(entry) }));
	return {
		ranges: compact(read.map(({ range }) => range)),
		unreadable: read.filter(({ range }) => range === null).map(({ entry }) => entry),
	};
}

function readEntry(entry: string): AddressRange | null {
	if (entry.includes('-')) return readSpan(entry.split('-').map(readAddress));
	if (entry.includes('*')) return readBlock(withoutStars(entry));
	const plain = entry.replace(/^(\[[^\]]+\]|[\d.]+):\d{1,5}$/, '$1').replace(/^\[(.+)\]$/, '$1');
	return readBlock(plain);
}

/** `10.0.0.*` as `10.0.0.0/24`. */
function withoutStars(entry: string): string {
	const parts = entry.split('.');
	const fixed = parts.filter((part) => part !== '*');
	const isUsual = parts.length <= 4 && fixed.length > 0 && parts.slice(fixed.length).every((part) => part === '*');
	return isUsual ? `${[...fixed, 0, 0, 0].slice(0, 4).join('.')}/${fixed.length * 8}` : entry;
}

function readSpan([first, last, ...more]: Array<Address | null>): AddressRange | null {
	if (!first || !last || more.length > 0 || first.kind() !== last.kind()) return null;
	const compare = (one: Address, other: Address) =>
		Buffer.compare(Buffer.from(one.toByteArray()), Buffer.from(other.toByteArray()));
	if (compare(first, last) > 0) return null;
	return rangeOf(first, (caller) => compare(first, caller) <= 0 && compare(caller, last) <= 0);
}

function readBlock(entry: string): AddressRange | null {
	const [start = '', bits, ...more] = entry.split('/');
	const first = readAddress(start);
	if (first === null || more.length > 0) return null;
	const longest = first.kind() === 'ipv4' ? 32 : 128;
	if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return null;
	// The first 96 bits of a mapped address are the mapping.
	const isMapped = start.includes(':') && first.kind() === 'ipv4';
	const length = bits === undefined ? longest : Number(bits) - (isMapped ? 96 : 0);
	if (length < 0 || length > longest) return null;
	return rangeOf(first, (caller) => caller.match([first, length] as never));
}

function rangeOf(first: Address, matches: (caller: Address) => boolean): AddressRange {
	return {
		includes: (address) => {
			const caller = readAddress(address ?? '');
			return caller !== null && caller.kind() === first.kind() && matches(caller);
		},
	};
}

/** IPv4 in four decimal parts only: parsers disagree on what `010.0.0.1` and `0x7f.1` mean. */
function readAddress(text: string): Address | null {
	const [plain = ''] = text.trim().split('%');
	const isReadable = plain.includes(':') ? ipaddr.IPv6.isValid(plain) : ipaddr.IPv4.isValidFourPartDecimal(plain);
	return isReadable ? ipaddr.process(plain) : null;
}
