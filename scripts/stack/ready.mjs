import { pause } from '../process-table.mjs';

/** Deaths before the first answer that mean it will not get better by trying again. */
const HOPELESS = 3;

/** Another process took the port between our look and the API's. */
export class PortLost extends Error {}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Waits until every process does its work and the API says that it can serve.
 * @param {string} url @param {import('./service.mjs').Service[]} services @param {AbortSignal | undefined} signal
 */
export async function untilReady(url, services, signal) {
  while (!(services.every(({ ready }) => ready) && (await answers(url)))) {
    signal?.throwIfAborted();
    for (const service of services) {
      if (service.deaths === 0) continue;
      const report = service.lastLines();
      if (/EADDRINUSE/.test(report)) throw new PortLost(report);
      if (service.deaths >= HOPELESS) throw new Error(`The ${service.name} does not start:\n${report}`);
    }
    await pause(50);
  }
}
