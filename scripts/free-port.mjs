import { createServer } from 'node:net';

/**
 * Whether one may listen there.
 * @param {number} port 0: any
 * @param {string} [host]
 * @param {boolean} [absentIsFine] a machine without that address (no IPv6) counts as free
 * @returns {Promise<number | null>} the port, or null when it is taken
 */
export function tryPort(port, host = '127.0.0.1', absentIsFine = false) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      const taken = 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
      resolve(absentIsFine && !taken ? port : null);
    });
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}

/** @returns {Promise<number>} */
export async function freePort() {
  const port = await tryPort(0);
  if (port === null) throw new Error('This machine has no free port on 127.0.0.1.');
  return port;
}
