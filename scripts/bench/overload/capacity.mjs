import { Agent, request } from 'node:http';

const WARM_UP_MS = 3_000;
const FOR_MS = 5_000;
/** Below the pool, so that nothing waits. */
const CONNECTIONS = 8;

/** @param {Agent} agent @param {string} baseUrl @param {import('./open-loop.mjs').Call} call @returns {Promise<void>} */
function send(agent, baseUrl, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const sent = request(`${baseUrl}${path}`, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      answer.resume().once('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve();
        else reject(new Error(`${method} ${path} answered ${answer.statusCode}.`));
      });
    });
    sent.once('error', reject).end(body);
  });
}

/**
 * Requests per second when each sender waits for its answer.
 * @param {string} baseUrl @param {import('./open-loop.mjs').Call[]} calls
 */
export async function capacityOf(baseUrl, calls) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let sent = 0;
  const during = async (/** @type {number} */ forMs) => {
    const [since, before] = [performance.now(), sent];
    const sender = async () => {
      while (performance.now() - since < forMs) {
        const call = calls[sent++ % calls.length];
        if (call) await send(agent, baseUrl, call);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, sender));
    return ((sent - before) / (performance.now() - since)) * 1000;
  };
  await during(WARM_UP_MS);
  const perSecond = await during(FOR_MS);
  agent.destroy();
  return perSecond;
}
