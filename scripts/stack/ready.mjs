import { once } from 'node:events';
import { connect } from 'node:net';
import { pause } from '../process-table.mjs';

const PATIENCE_MS = 2_000;

/** Deaths before the first answer that mean it will not get better by trying again. */
const HOPELESS = 3;

/** Another process took the port between our look and the API's. */
export class PortLost extends Error {}

/** A whole client of HTTP would stay in memory for as long as the supervisor lives. @param {string} url */
async function answers(url) {
  const { hostname, port, pathname, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  try {
    // An end would be taken for somebody who hangs up.
    socket.write(`GET ${pathname} HTTP/1.0\r\nhost: ${host}\r\n\r\n`);
    const [head] = await once(socket, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return /^HTTP\/1\.\d 2/.test(String(head));
  } catch {
    return false;
  } finally {
    socket.destroy();
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
      if (service.deaths >= HOPELESS) throw new Error(`The ${service.name} doesn't start:\n${report}`);
    }
    await pause(50);
  }
}
