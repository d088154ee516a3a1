import { SameKey } from './same-key';

const URL = 'https://hedgerow.example/api/v1/clients';

/** Sends wishes; the server is what each test says. */
function sender() {
  const sameKey = new SameKey();
  const post = async (body: string, answer: () => Promise<Response>, version = '"1"'): Promise<string | null> => {
    const request = new Request(URL, { method: 'POST', body, headers: { 'If-Match': version } });
    await sameKey.send(request, answer).catch(() => undefined);
    return request.headers.get('Idempotency-Key');
  };
  return { post };
}

const answers =
  (status: number, headers = {}) =>
  () =>
    Promise.resolve(new Response(null, { status, headers }));
const never = () => Promise.reject(new DOMException('No answer in time', 'TimeoutError'));

describe('what is sent again', () => {
  it.each([
    ['nobody answered', never],
    ['the server broke', answers(502)],
    ['the server is still at it', answers(409, { 'Retry-After': '1' })],
  ])('has the same key where %s, until it is answered', async (_, outcome) => {
    const { post } = sender();
    const first = await post('Fern', outcome);
    expect(await post('Fern', answers(201))).toBe(first);
    expect(await post('Fern', answers(201))).not.toBe(first);
  });

  it('is another wish after a refusal', async () => {
    const { post } = sender();
    expect(await post('Fern', answers(422))).not.toBe(await post('Fern', answers(201)));
  });

  it('is another wish when it says something else', async () => {
    const { post } = sender();
    expect(await post('Fern', never)).not.toBe(await post('Fern & Son', answers(201)));
    expect(await post('Fern', never)).not.toBe(await post('Fern', answers(200), '"2"'));
  });

  it('leaves the body to be sent', async () => {
    const request = new Request(URL, { method: 'POST', body: 'Fern' });
    const answer = await new SameKey().send(request, async (sent) => new Response(await sent.text()));
    expect(await answer.text()).toBe('Fern');
  });
});
