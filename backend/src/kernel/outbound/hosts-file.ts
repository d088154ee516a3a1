import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';

const PLACE = '/etc/hosts';
const KEPT_MS = 10_000;

/** Names that this machine knows without a name server; c-ares, unlike the C library, does not look there. */
export class HostsFile {
  private names = new Map<string, string[]>();
  private until = 0;

  constructor(private readonly place = PLACE) {}

  async addressesOf(host: string): Promise<string[]> {
    if (performance.now() > this.until) {
      this.until = performance.now() + KEPT_MS;
      this.names = namesIn(await readFile(this.place, 'utf8').catch(() => ''));
    }
    return this.names.get(host) ?? [];
  }
}

function namesIn(text: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address = '', ...hosts] = (line.split('#')[0] ?? '').trim().split(/\s+/);
    if (isIP(address) === 0) continue;
    for (const host of hosts) names.set(host.toLowerCase(), [...(names.get(host.toLowerCase()) ?? []), address]);
  }
  return names;
}
