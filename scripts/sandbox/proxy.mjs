import { createServer, request as ask } from 'node:http';
import { pipeline, Transform } from 'node:stream';
import { contractOf } from './contract.mjs';
import { allowLocalPages } from './cors.mjs';
import { problem, send, withRequestId } from './problem.mjs';
import { parseSimulation, simulationOf } from './simulation.mjs';

const RESET = '/sandbox/reset';
/** Of this connection alone; the next one has its own. */
const HOP_BY_HOP = [
  'connection',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * What stands between the sandbox's callers and its backend: an HTTP server that passes requests on, lets pages of this
 * machine in, resets, and simulates failures where a request asks for them.
 * @param {import('./proxy.mjs').ProxyRequest} proxy
 */
export async function startProxy({ port, host, target, reset, contract = contractOf() }) {
  const cors = allowLocalPages(contract.headers);
  const server = createServer((request, response) => {
    withRequestId(request, response);
    if (cors.answered(request, response)) return;
    if (isControl(request)) void answerControl(request, response, reset);
    else if (request.headers['hedgerow-simulate'] === undefined) forward(request, response, target());
    else void simulate(request, response, { contract, target });
  });
  // Longer than callers keep a connection: what one sends while it is being closed is reset, and a POST is not sent again.
  server.keepAliveTimeout = 65_000;
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const bound = server.address();
  return {
    address: `http://localhost:${typeof bound === 'object' && bound ? bound.port : port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        // Live streams never end by themselves.
        server.closeAllConnections();
      }),
  };
}

/** @param {import('node:http').IncomingMessage} request */
const isControl = ({ url = '/' }) => /^\/sandbox(\/|\?|$)/.test(url);

/**
 * The sandbox's own addresses. They are no part of the contract.
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 * @param {() => Promise<void>} reset
 */
async function answerControl(request, response, reset) {
  request.resume();
  if (request.url?.split('?')[0] !== RESET)
    return send(request, response, problem('not_found', `Only POST ${RESET} is here.`));
  if (request.method !== 'POST') return send(request, response, problem('method_not_allowed', 'Use POST.'));
  // Any page on the web may send a POST to this machine; only ours may throw the data away.
  if (request.headers.origin !== undefined && !response.hasHeader('access-control-allow-origin'))
    return send(request, response, problem('forbidden', 'Only pages of this machine may reset the sandbox.'));
  try {
    await reset();
    response.writeHead(204).end();
  } catch (error) {
    send(request, response, problem('internal_error', error instanceof Error ? error.message : String(error)));
  }
}

/**
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 * @param {Required<Pick<import('./proxy.mjs').ProxyRequest, 'contract' | 'target'>>} proxy
 */
async function simulate(request, response, { contract, target }) {
  const asked = parseSimulation(String(request.headers['hedgerow-simulate']));
  const { delay, lost, answer } =
    'wrong' in asked ? { delay: 0, lost: false, answer: asked.wrong } : simulationOf(contract, request, asked);
  if (!(await stillThereAfter(delay, response))) return;
  if (answer === null) return forward(request, response, target(), { lost });
  request.resume();
  send(request, response, answer);
}

/** @param {number} delay @param {import('node:http').ServerResponse} response @returns {Promise<boolean>} */
function stillThereAfter(delay, response) {
  if (delay === 0) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), delay);
    response.once('close', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}

/**
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 * @param {string | null} target
 * @param {{ lost?: boolean }} [how] lost: the backend does the work, and its answer never arrives
 */
function forward(request, response, target, { lost = false } = {}) {
  if (target === null) return send(request, response, problem('unavailable', 'The sandbox is starting.'));
  const { hostname, port } = new URL(target);
  const headers = {
    ...withoutHopByHop(request.headers),
    // Whoever refuses a body in the middle reads the rest of it then, instead of hanging up.
    connection: 'keep-alive',
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-request-id': String(response.getHeader('x-request-id')),
  };
  const { method, url: path } = request;
  const stopSending = () => void request.unpipe().resume();
  let answered = false;
  const onward = ask({ hostname, port, method, path, headers, agent: false }, (answer) => {
    answered = true;
    // An answer that comes before the whole request was sent needs no more of it.
    stopSending();
    // The backend answers after it has committed.
    if (lost) return void response.destroy();
    response.writeHead(answer.statusCode ?? 502, withoutHopByHop(answer.headers));
    // So that a live stream opens at once.
    response.flushHeaders();
    pipeline(answer, response, () => {});
  });
  onward.on('error', () => {
    // An answer that breaks off ends with its stream.
    if (answered || response.destroyed) return;
    stopSending();
    send(request, response, problem('unavailable', 'The backend went away during this request, as in a reset.'));
  });
  response.once('close', () => {
    if (!response.writableFinished) onward.destroy();
  });
  request.pipe(readFirst()).pipe(onward);
}

/**
 * Lets an answer that has arrived be read before more is sent: a write to a backend that has hung up would throw away
 * what it said.
 */
const readFirst = () =>
  new Transform({ transform: (chunk, _encoding, done) => void setImmediate(() => done(null, chunk)) });

/** @param {import('node:http').IncomingHttpHeaders} headers */
const withoutHopByHop = (headers) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
