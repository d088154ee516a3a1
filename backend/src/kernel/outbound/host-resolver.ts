import { lookup } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';

/** Asks the name service of this machine. */
@Injectable()
export class HostResolver {
  /** Every address of a host; none when nobody knows it or the answer takes too long. */
  async addressesOf(host: string, patienceMs: number): Promise<string[]> {
    const asked = lookup(host, { all: true, order: 'verbatim' }).then(
      (found) => found.map(({ address }) => address),
      () => [],
    );
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<string[]>((resolve) => (timer = setTimeout(() => resolve([]), patienceMs)));
    return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
  }
}
