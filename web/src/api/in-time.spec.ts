import { inTime } from './in-time';
import { toProblem } from './problem';

const ADDRESS = 'http://hedgerow.example/api/v1/clients';

/** A server that accepts the request and never responds. */
const silent = (request: Request) =>
  new Promise<Response>((_, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason as Error), { once: true });
  });

it('gives up without an answer, and says that the work may still be done', async () => {
  const failure = await inTime(new Request(ADDRESS), silent, 5).catch((error: unknown) => toProblem(error));
  expect(failure).toHaveProperty('status', 0);
  // Queries don’t retry on a hanging server.
  expect(failure).toHaveProperty('isLate', true);
  expect(failure).toHaveProperty('message', expect.stringContaining('took too long to respond'));
});

it('does not cancel the request: its answer may set the cookie of a renewed session', async () => {
  const request = new Request(ADDRESS, { method: 'POST', body: '{}' });
  let arrived: (answer: Response) => void = () => undefined;
  const answer = new Promise<Response>((resolve) => (arrived = resolve));
  await expect(inTime(request, () => answer, 5)).rejects.toHaveProperty('name', 'TimeoutError');
  expect(request.signal.aborted).toBe(false);
  arrived(new Response('late'));
  expect(await (await answer).text()).toBe('late');
});

it('passes on an answer, and does not revoke it later', async () => {
  let asked: Request | undefined;
  const answer = await inTime(
    new Request(ADDRESS, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }),
    async (request) => {
      asked = request;
      return new Response(await request.text());
    },
    5,
  );
  await new Promise((later) => setTimeout(later, 10));
  expect(await answer.text()).toBe('{}');
  expect(asked?.signal.aborted).toBe(false);
});

it('still ends when the caller no longer waits', async () => {
  const leaving = new AbortController();
  const pending = inTime(new Request(ADDRESS, { signal: leaving.signal }), silent, 60_000);
  leaving.abort(new Error('left the page'));
  await expect(pending).rejects.toThrow('left the page');
});

it('lets a file take as long as it takes', async () => {
  const body = new FormData();
  body.set('file', new Blob(['Name']), 'clients.csv');
  const request = new Request(ADDRESS, { method: 'POST', body });
  const sent: Request[] = [];
  await inTime(request, (upload) => Promise.resolve(new Response(String(sent.push(upload)))), 5);
  expect(sent).toEqual([request]);
  expect(sent[0]).toBe(request);
});
