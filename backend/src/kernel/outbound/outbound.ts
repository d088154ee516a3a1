import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { requireNoTransaction } from '../context/index.js';
import { isPublic, isWithin, type Network, networksOf } from './address-rules.js';
import { type Answer, exchange, type Posting } from './exchange.js';
import { HostResolver } from './host-resolver.js';
import { OutboundRefused } from './outbound.errors.js';
import { hostOf, notHttps, targetOf } from './target.js';
import { ask, type Asking, type WholeAnswer } from './whole-answer.js';

/** A name server that takes longer counts as not knowing the host. */
const LOOKUP_MS = 4_000;
/** While a person waits. */
const GLANCE_MS = 1_500;

/**
 * The one way to call an address that somebody entered. Every address of the host must be public and called over https,
 * or be in one of the operator's own networks (OUTBOUND_ALLOW). The connection goes to an address that was checked, so
 * a name that resolves differently a moment later leads nowhere.
 */
@Injectable()
export class Outbound {
  private readonly allowed: readonly Network[];

  constructor(
    config: Config,
    private readonly resolver: HostResolver,
  ) {
    this.allowed = networksOf(config.get('OUTBOUND_ALLOW'));
  }

  /**
   * Whether an address may be entered; throws `OutboundRefused` when it will never be called. A host that does not
   * resolve yet is accepted: it is looked up again at every call.
   */
  async check(text: string): Promise<void> {
    requireNoTransaction('Looking at an address');
    const url = targetOf(text);
    // Not checked when calling: addresses from before this rule keep working, without the fragment as before.
    if (text.includes('#')) {
      throw new OutboundRefused('url_fragment_refused', 'Remove the # and everything after it.');
    }
    const addresses = await this.addressesOf(url, GLANCE_MS);
    if (addresses.length > 0) this.refuseOthers(url, addresses);
    else refusePlain(url);
  }

  /** Posts and returns the response. Throws `OutboundRefused` or `OutboundFailed`. */
  async post(text: string, posting: Posting): Promise<Answer> {
    const { url, addresses } = await this.found(text);
    return exchange(url, addresses, posting);
  }

  /** Asks, and reads the whole answer: one that breaks off or does not end is a failure. Throws as `post` does. */
  async ask(text: string, asking: Asking): Promise<WholeAnswer> {
    const { url, addresses } = await this.found(text);
    return ask(url, addresses, asking);
  }

  /** An address that may be called, with those that it was found to be. */
  private async found(text: string): Promise<{ url: URL; addresses: string[] }> {
    requireNoTransaction('A call');
    const url = targetOf(text);
    const addresses = await this.addressesOf(url, LOOKUP_MS);
    if (addresses.length === 0)
      throw new OutboundRefused('host_not_found', `DNS lookup failed for ${url.hostname}. Check the host name.`);
    this.refuseOthers(url, addresses);
    return { url, addresses };
  }

  private async addressesOf(url: URL, patienceMs: number): Promise<string[]> {
    const host = hostOf(url);
    return isIP(host) ? [host] : this.resolver.addressesOf(host, patienceMs);
  }

  private refuseOthers(url: URL, addresses: string[]): void {
    const own = addresses.filter((address) => isWithin(address, this.allowed));
    const strange = addresses.filter((address) => !own.includes(address) && !isPublic(address));
    if (strange.length > 0) {
      const message = `${url.hostname} isn’t on the public internet. Only your Hedgerow administrator can allow it.`;
      throw new OutboundRefused('address_refused', message);
    }
    // Addresses that the operator allowed are in the operator's own network.
    if (own.length < addresses.length) refusePlain(url);
  }
}

function refusePlain({ protocol }: URL): void {
  if (protocol !== 'https:') throw notHttps();
}
