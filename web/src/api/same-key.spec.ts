import { SameKey } from './same-key';

/** Presses buttons; each test says what the server answers. */
function openScreen() {
  const sameKey = new SameKey();
  const screen = { time: 0, keys: [] as Array<string | null> };
  const press = async (button: string, answer: () => Promise<Response>): Promise<string | null> => {
    const request = new Request(`https://hedgerow.example/api/v1/${button}`, { method: 'POST', body: button });
    await sameKey.send(request, answer, () => screen.time).catch(() => undefined);
    return request.headers.get('Idempotency-Key');
  };
  return { screen, press };
}

const answers =
  (status: number, headers = {}) =>
  () =>
    Promise.resolve(new Response(null, { status, headers }));
const never = () => Promise.reject(new DOMException('No answer in time', 'TimeoutError'));

describe('a button that is pressed again', () => {
  it.each([
    ['nobody answered', never],
    ['the server broke', answers(502)],
    ['there were too many', answers(429, { 'Retry-After': '7' })],
  ])('sends the same key where %s, until it is answered', async (_, outcome) => {
    const { press } = openScreen();
    const first = await press('pause', outcome);
    expect(await press('pause', outcome)).toBe(first);
    expect(await press('pause', answers(200))).toBe(first);
    expect(await press('pause', answers(200))).not.toBe(first);
  });

  it('sends a new key after a refusal', async () => {
    const { press } = openScreen();
    expect(await press('pause', answers(422))).not.toBe(await press('pause', answers(200)));
  });

  it('sends a new key after another request', async () => {
    const { press } = openScreen();
    const first = await press('pause', never);
    await press('resume', answers(200));
    expect(await press('pause', answers(200))).not.toBe(first);
  });

  it('sends a new key after another request while it was in flight', async () => {
    const { press } = openScreen();
    let giveUp: () => void = () => undefined;
    const first = press('pause', () => new Promise((_, reject) => (giveUp = () => reject(new Error('late')))));
    await press('resume', answers(200));
    giveUp();
    expect(await press('pause', answers(200))).not.toBe(await first);
  });

  it('sends a new key after some minutes', async () => {
    const { screen, press } = openScreen();
    const first = await press('pause', never);
    screen.time += 120_000;
    expect(await press('pause', answers(200))).not.toBe(first);
  });

  it('waits for the answer of the first attempt', async () => {
    const { press } = openScreen();
    const waiting = [answers(409, { 'Retry-After': '0' }), answers(409, { 'Retry-After': '0' }), answers(201)];
    const statuses: number[] = [];
    await press('pause', async () => {
      const answer = await (waiting.shift() ?? never)();
      statuses.push(answer.status);
      return answer;
    });
    expect(statuses).toEqual([409, 409, 201]);
  });
});

it('leaves the body to be sent', async () => {
  const request = new Request('https://hedgerow.example/api/v1/clients', { method: 'POST', body: 'Fern' });
  const answer = await new SameKey().send(request, async (sent) => new Response(await sent.text()));
  expect(await answer.text()).toBe('Fern');
});
