import { readAllowlist } from '../../nodes/shared/webhook/authentication/ipAllowlist';

const isAllowed = (list: string, address: string | undefined) =>
	readAllowlist(list).ranges.some((range) => range.includes(address));

it.each<[list: string, address: string, allowed: boolean]>([
	['', '10.0.0.1', false],
	['10.0.0.1', '10.0.0.1', true],
	['10.0.0.1', '10.0.0.2', false],
	['10.0.0.0/8', '10.255.0.1', true],
	['10.1.2.3/8', '10.255.0.1', true],
	['10.0.0.0/8', '::ffff:10.1.2.3', true],
	['::ffff:10.0.0.0/104', '10.1.2.3', true],
	['::ffff:10.1.2.3', '10.1.2.3', true],
	['0.0.0.0/0', '::1', false],
	['::/0', '10.0.0.1', false],
	['2001:db8::/32', '2001:DB8:1::1', true],
	['2001:db8::/32', '2001:db9::1', false],
	['::1', '0:0:0:0:0:0:0:1', true],
	['fe80::/10', 'fe80::1%eth0', true],
	['192.168.0.1 10.0.0.0/8\n::1', '::1', true],
	['nonsense', '10.0.0.1', false],
	['nonsense, 10.0.0.1', '10.0.0.1', true],
	['10.0.0.0/33', '10.0.0.1', false],
	['10.0.0.0/', '10.0.0.0', false],
	['10.0.0.0/-1', '10.0.0.0', false],
	['010.0.0.1', '8.0.0.1', false],
	['0x0a.0.0.1', '10.0.0.1', false],
	['203.0.113.7-203.0.113.20', '203.0.113.7', true],
	['203.0.113.7-203.0.113.20', '203.0.113.20', true],
	['203.0.113.7 - 203.0.113.20', '203.0.113.12', true],
	['203.0.113.7–203.0.113.20', '203.0.113.12', true],
	['203.0.113.7-203.0.113.20', '203.0.113.21', false],
	['203.0.113.7-203.0.113.20', '::ffff:203.0.113.8', true],
	['9.255.255.250-10.0.0.5', '10.0.0.4', true],
	['2001:db8::1-2001:db8::ff', '2001:db8::a0', true],
	['2001:db8::1-2001:db8::ff', '2001:db8::100', false],
	['203.0.113.20-203.0.113.7', '203.0.113.9', false],
	['0.0.0.0-::ffff', '10.0.0.1', false],
	['10.0.0.1-10.0.0.5-10.0.0.9', '10.0.0.3', false],
	['10.0.0.*', '10.0.0.255', true],
	['10.0.0.*', '10.0.1.0', false],
	['10.*.*.*', '10.9.8.7', true],
	['172.16.*', '172.16.3.4', true],
	['10.*.0.1', '10.5.0.1', false],
	['*', '10.0.0.1', false],
	['10.0.0.1:443', '10.0.0.1', true],
	['[2001:db8::1]:8080', '2001:db8::1', true],
	['10.0.0.1，10.0.0.2', '10.0.0.2', true],
	['１０.0.0.1', '10.0.0.1', true],
	['10.0.0.1،10.0.0.2', '10.0.0.2', true],
	['10.0.0.0/8/8', '10.0.0.1', false],
	['10.0.0.1', '', false],
	['10.0.0.1', 'unknown', false],
])('with %j on the list, %j is allowed: %s', (allowlist, address, allowed) => {
	expect(isAllowed(allowlist, address)).toBe(allowed);
});

it('an address that n8n does not know is not on any list', () => {
	expect(isAllowed('0.0.0.0/0', undefined)).toBe(false);
});

it('the entries that cannot be read are named', () => {
	const { ranges, unreadable } = readAllowlist('10.0.0.1, blink.example\n10.0.0.300 10.0.0.9-10.0.0.1;10.0.0.*');
	expect(ranges).toHaveLength(2);
	expect(unreadable).toEqual(['blink.example', '10.0.0.300', '10.0.0.9-10.0.0.1']);
});
