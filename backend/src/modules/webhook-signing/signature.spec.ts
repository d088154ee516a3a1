import { Webhook } from 'standardwebhooks';
import { newSecret, signedHeaders } from './signature.js';

const body = JSON.stringify({ type: 'client.created', data: { name: 'Zoë Grün 🌿' } });
const message = () => ({ id: '0198f6d2-7c1a-7b6e-9f0a-1c2d3e4f5a6b', timestamp: Math.floor(Date.now() / 1000), body });

describe('a signature', () => {
  it('follows Standard Webhooks, by its own library', () => {
    const secret = newSecret();
    expect(new Webhook(secret).verify(body, signedHeaders(message(), [secret]))).toEqual(JSON.parse(body));
  });

  it('is made with each secret during a rotation', () => {
    const [old, fresh, other] = [newSecret(), newSecret(), newSecret()];
    const headers = signedHeaders(message(), [fresh, old]);
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [old, fresh]) expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
    expect(() => new Webhook(other).verify(body, headers)).toThrow();
  });

  it.each([
    ['another body', (headers: Record<string, string>) => ({ headers, content: `${body} ` })],
    [
      'another id',
      (headers: Record<string, string>) => ({ headers: { ...headers, 'webhook-id': 'x' }, content: body }),
    ],
    [
      'another time',
      (headers: Record<string, string>) => ({
        headers: { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 1) },
        content: body,
      }),
    ],
  ])('does not fit %s', (_, change) => {
    const secret = newSecret();
    const { headers, content } = change(signedHeaders(message(), [secret]));
    expect(() => new Webhook(secret).verify(content, headers)).toThrow();
  });
});
