import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { requireNoTransaction, scopeIfAny } from '../context/index.js';
import { HostsFile } from './hosts-file.js';

/** Look-ups under way: in total, and for one company. More count as unanswered. */
const AT_ONCE = 200;
const FOR_ONE = 20;
/** For one look-up, retries included; a caller may give up earlier. */
const LOOKUP_MS = 4_000;
const TRY_MS = 1_300;
/** How long an answer is cached, also that there was none: a silent name server is not asked for every delivery. */
const KEPT_MS = 10_000;
const MOST_KEPT = 1_000;

interface Known {
  addresses: Promise<string[]>;
  until: number;
}

/**
 * Asks the name servers of this machine (or those of OUTBOUND_DNS), after its hosts file. Not `dns.lookup`, which
 * shares four threads with password checks and files: one silent name server would block them all.
 */
@Injectable()
export class HostResolver {
  private readonly known = new Map<string, Known>();
  private readonly running = new Map<string, number>();
  private readonly hosts = new HostsFile();
  private readonly servers: readonly string[];
  private total = 0;

  constructor(config: Config) {
    this.servers = config.get('OUTBOUND_DNS');
  }

  /** Every address of a host; none when it is unknown or the answer takes too long. */
  async addressesOf(host: string, patienceMs: number): Promise<string[]> {
    requireNoTransaction(`Looking up ${host}`);
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<string[]>((resolve) => (timer = setTimeout(() => resolve([]), patienceMs)));
    return Promise.race([this.answerFor(host.toLowerCase()), tooLate]).finally(() => clearTimeout(timer));
  }

  /** One look-up for all who ask for the same host meanwhile. */
  private answerFor(host: string): Promise<string[]> {
    const now = performance.now();
    const known = this.known.get(host);
    if (known && known.until > now) return known.addresses;
    const company = scopeIfAny()?.tenantId ?? '';
    const ofTenant = this.running.get(company) ?? 0;
    if (this.total >= AT_ONCE || ofTenant >= FOR_ONE) return Promise.resolve([]);
    this.total += 1;
    this.running.set(company, ofTenant + 1);
    const addresses = this.ask(host).finally(() => this.ended(company));
    this.keep(host, { addresses, until: now + KEPT_MS });
    return addresses;
  }

  private async ask(host: string): Promise<string[]> {
    const own = await this.hosts.addressesOf(host);
    if (own.length > 0) return own;
    const resolver = new Resolver({ timeout: TRY_MS, tries: 2 });
    if (this.servers.length > 0) resolver.setServers(this.servers);
    const timer = setTimeout(() => resolver.cancel(), LOOKUP_MS).unref();
    const none = (): string[] => [];
    const asked = [resolver.resolve4(host).catch(none), resolver.resolve6(host).catch(none)];
    return (await Promise.all(asked).finally(() => clearTimeout(timer))).flat();
  }

  private ended(company: string): void {
    this.total -= 1;
    const left = (this.running.get(company) ?? 1) - 1;
    if (left > 0) this.running.set(company, left);
    else this.running.delete(company);
  }

  /** Evicts the oldest. */
  private keep(host: string, answer: Known): void {
    this.known.delete(host);
    this.known.set(host, answer);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KEPT && oldest !== undefined) this.known.delete(oldest);
  }
}
