import ipaddr from 'ipaddr.js';

/** Bits of an IPv6 address that certainly belong to one customer; many have a /56, an organization a /48. */
export type NetworkBits = 48 | 56 | 64;

/** Invalid addresses share one budget: nobody gets one of their own by sending nonsense. */
const UNKNOWN = 'unknown';

const DOTTED = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const WITH_PORT = /^(?:\[(?<v6>[^\]]{1,80})\]|(?<v4>[\d.]{7,15}))(?::\d{1,5})?$/;

/**
 * What counts as one address. An IPv4 address counts as itself, however it is written or embedded: `::ffff:a.b.c.d`,
 * NAT64, 6to4 or Teredo. An IPv6 address counts as its network of `bits`: a customer has a whole /64 or more to send
 * from.
 */
export function networkOf(address: string, bits: NetworkBits = 64): string {
  const { v6, v4 } = WITH_PORT.exec(address)?.groups ?? {};
  const [text = ''] = (v4 ?? v6 ?? address).split('%', 1);
  const dotted = dottedQuad(text);
  if (dotted) return dotted;
  if (!ipaddr.IPv6.isValid(text)) return UNKNOWN;
  const parsed = ipaddr.IPv6.parse(text);
  return carriedIn(parsed) ?? networkIn(parsed.parts, bits);
}

/** Leading zeros mean nothing here; some readers take them for octal, and one address for two. */
function dottedQuad(text: string): string | null {
  const octets = DOTTED.exec(text)?.slice(1).map(Number);
  return octets?.every((octet) => octet <= 255) ? octets.join('.') : null;
}

/** The IPv4 address that an IPv6 address embeds, if any. */
function carriedIn(address: ipaddr.IPv6): string | null {
  const carrier = CARRIERS.find(({ prefix, bits }) => address.match(prefix, bits));
  return carrier?.read(address.parts) ?? null;
}

const inTheEnd = (parts: number[]): string => quad(parts[6], parts[7]);

const CARRIERS = [
  // Mapped and translated.
  { prefix: ipaddr.IPv6.parse('::ffff:0:0'), bits: 96, read: inTheEnd },
  { prefix: ipaddr.IPv6.parse('::ffff:0:0:0'), bits: 96, read: inTheEnd },
  // Compatible; ::1 is not.
  {
    prefix: ipaddr.IPv6.parse('::'),
    bits: 96,
    read: (parts: number[]) => ((parts[6] ?? 0) > 0xff ? inTheEnd(parts) : null),
  },
  // NAT64 and 6to4.
  { prefix: ipaddr.IPv6.parse('64:ff9b::'), bits: 96, read: inTheEnd },
  { prefix: ipaddr.IPv6.parse('2002::'), bits: 16, read: (parts: number[]) => quad(parts[1], parts[2]) },
  // Teredo hides the customer's address behind its complement.
  {
    prefix: ipaddr.IPv6.parse('2001::'),
    bits: 32,
    read: (parts: number[]) => quad((parts[6] ?? 0) ^ 0xffff, (parts[7] ?? 0) ^ 0xffff),
  },
];

function quad(high = 0, low = 0): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

function networkIn([a = 0, b = 0, c = 0, d = 0]: number[], bits: NetworkBits): string {
  const groups = bits === 48 ? [a, b, c] : [a, b, c, bits === 56 ? d & 0xff00 : d];
  const network = groups.map((group) => group.toString(16)).join(':');
  return bits === 64 ? network : `${network}/${bits}`;
}
