import Bowser from 'bowser';
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import type { ClientKind } from '../../kernel/dto/index.js';
import { networkOf } from '../../kernel/limits/index.js';

/** What a sign-in tells of its device. */
export interface Device {
  client: ClientKind;
  userAgent: string | null;
  /** As `networkAround` says it; null for sign-ins from before it was kept. */
  network: string | null;
}

const KINDS: Readonly<Record<ClientKind, string>> = { web: 'Browser', mobile: 'Mobile app', api: 'App' };

/** `Chrome on Windows`, as far as the device says; otherwise the kind of program that signed in. */
export function deviceName({ client, userAgent }: Pick<Device, 'client' | 'userAgent'>): string {
  const { browser, os, platform } = parsed(userAgent ?? '');
  const program = (client === 'web' && browser.name) || KINDS[client];
  const system = platform.model ?? os.name;
  return system ? `${program} on ${system}` : program;
}

const known = new LRUCache<string, Bowser.Parser.ParsedResult>({ max: 500 });

/** Lists name the same few devices again and again. */
function parsed(userAgent: string): Bowser.Parser.ParsedResult {
  const before = known.get(userAgent);
  if (before) return before;
  // An empty text is a mistake to Bowser.
  const result = Bowser.parse(userAgent || '-');
  known.set(userAgent, result);
  return result;
}

/** What an address tells of the place: its provider and region, roughly. Null if it is no address. */
export function networkAround(address: string | undefined): string | null {
  const network = networkOf(address ?? '', 48);
  if (ipaddr.IPv4.isValid(network)) return `${network.split('.').slice(0, 3).join('.')}.0/24`;
  return network === 'unknown' ? null : network;
}

/** Whether an earlier sign-in came from the same device, as far as one can tell. */
export const isKnown = (device: Device, earlier: readonly Device[]): boolean =>
  earlier.some(
    (one) =>
      one.client === device.client &&
      deviceName(one) === deviceName(device) &&
      // Sign-ins from before places were kept have none.
      (one.network === null || one.network === device.network),
  );
