import ipaddr from 'ipaddr.js';

/** A network that the operator lets us call although it is not public. */
export type Network = [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** The address space of public hosts. The rest of IPv6 is local, reserved, or embeds an IPv4 address. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by its number, but it serves the machines of one cloud about themselves. */
const CLOUD_SERVICE = '168.63.129.16';

/**
 * Whether an address belongs to a host on the public internet. Anything not known to be public is not: loopback,
 * private, link-local, shared (CGNAT), multicast, reserved, and IPv6 forms that embed an IPv4 address (mapped, 6to4,
 * NAT64, Teredo), whatever that address is.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address) || address === CLOUD_SERVICE) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/** Whether an address lies in one of the networks. */
export function isWithin(address: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return networks.some((network) => network[0].kind() === parsed.kind() && parsed.match(network));
}

/**
 * Parses `10.1.0.0/16,192.0.2.7` into networks; `none` is an empty list. Throws an `Error` that names an invalid entry.
 */
export function networksOf(list: string): Network[] {
  if (list === 'none') return [];
  const entries = list.split(',').map((entry) => entry.trim());
  return entries.filter(Boolean).map(networkOf);
}

function networkOf(entry: string): Network {
  try {
    if (entry.includes('/')) return ipaddr.parseCIDR(entry);
    const address = ipaddr.parse(entry);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    throw new Error(`"${entry}" is neither an address nor a network such as 10.1.0.0/16`);
  }
}
