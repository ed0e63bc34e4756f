import { ipaddr } from '../../bundled/ipaddr';

type Address = ReturnType<typeof ipaddr.process>;

/**
 * Whether an address is on the list. An empty list allows everybody; a list without one readable entry allows nobody.
 * @param list addresses and CIDR ranges, IPv4 or IPv6, parted by commas, spaces or lines.
 * @param address the caller's, as n8n sees it. An IPv4 address in IPv6 form (`::ffff:10.0.0.1`) is the IPv4 address.
 */
export function isAddressAllowed(list: string, address: string | undefined): boolean {
	const entries = list.split(/[\s,;]+/).filter((entry) => entry !== '');
	if (entries.length === 0) return true;
	const caller = readAddress(address ?? '');
	return caller !== null && entries.some((entry) => isInRange(caller, entry));
}

function isInRange(caller: Address, entry: string): boolean {
	const [start = '', bits] = entry.split('/');
	const wasMapped = start.includes(':') && readAddress(start)?.kind() === 'ipv4';
	const range = readAddress(start);
	if (range === null || range.kind() !== caller.kind()) return false;
	const longest = range.kind() === 'ipv4' ? 32 : 128;
	if (bits === undefined) return caller.match([range, longest] as never);
	if (!/^\d{1,3}$/.test(bits)) return false;
	// 96 of the bits of a mapped address are the mapping.
	const length = Number(bits) - (wasMapped ? 96 : 0);
	return length >= 0 && length <= longest && caller.match([range, length] as never);
}

/** Only the usual way to write IPv4: `010.0.0.1` and `0x7f.1` mean different addresses to different readers. */
function readAddress(text: string): Address | null {
	const [plain = ''] = text.trim().split('%');
	const isReadable = plain.includes(':') ? ipaddr.IPv6.isValid(plain) : ipaddr.IPv4.isValidFourPartDecimal(plain);
	return isReadable ? ipaddr.process(plain) : null;
}
