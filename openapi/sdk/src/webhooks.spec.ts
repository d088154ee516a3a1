import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookVerificationError } from './index.js';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const payload = '{"type":"client.created","timestamp":"2026-10-21T07:28:00Z","data":{"displayName":"Łukasz & Söhne"}}';
const now = new Date('2026-10-21T07:28:05Z');
const id = 'msg_018f6d2e7c1a7b6e';

/** Signed by the reference implementation of the standard, not by our own idea of it. */
function delivery(secret = SECRET, at = now) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(at.getTime() / 1_000),
    'webhook-signature': new Webhook(secret).sign(id, at, payload),
  };
}

describe('verifyWebhook', () => {
  it('returns the event of a genuine delivery', async () => {
    const headers = delivery();
    const event = await verifyWebhook({ payload, headers, secret: SECRET, now });
    expect(event).toEqual(JSON.parse(payload));
    const bytes = new TextEncoder().encode(payload);
    await expect(
      verifyWebhook({ payload: bytes, headers: new Headers(headers), secret: SECRET, now }),
    ).resolves.toEqual(event);
  });

  it('accepts either secret during a rotation, on both sides', async () => {
    await expect(
      verifyWebhook({ payload, headers: delivery(OTHER), secret: [SECRET, OTHER], now }),
    ).resolves.toBeDefined();
    const both = `${delivery(OTHER)['webhook-signature']} ${delivery()['webhook-signature']}`;
    const headers = { ...delivery(), 'webhook-signature': both };
    await expect(verifyWebhook({ payload, headers, secret: SECRET, now })).resolves.toBeDefined();
  });

  it.each([
    ['another secret', { headers: delivery(OTHER) }],
    ['another body', { payload: payload.replace('client', 'cl1ent') }],
    ['another id', { headers: { ...delivery(), 'webhook-id': 'msg_1' } }],
    ['another time', { headers: { ...delivery(), 'webhook-timestamp': String(now.getTime() / 1_000 - 1) } }],
    ['a recording', { headers: delivery(SECRET, new Date(now.getTime() - 301_000)) }],
    ['the future', { headers: delivery(SECRET, new Date(now.getTime() + 301_000)) }],
    ['a time that is none', { headers: { ...delivery(), 'webhook-timestamp': 'NaN' } }],
    ['no signature', { headers: { ...delivery(), 'webhook-signature': undefined } }],
    ['a signature of another kind', { headers: { ...delivery(), 'webhook-signature': 'v1a,AAAA' } }],
    ['a signature that is no base64', { headers: { ...delivery(), 'webhook-signature': 'v1,%%%' } }],
    [
      'half a signature',
      { headers: { ...delivery(), 'webhook-signature': delivery()['webhook-signature'].slice(0, 23) } },
    ],
  ])('refuses %s', async (_, other) => {
    const checked = verifyWebhook({ payload, headers: delivery(), secret: SECRET, now, ...other });
    await expect(checked).rejects.toBeInstanceOf(WebhookVerificationError);
  });

  it('reports a malformed secret, which is a mistake of the receiver', async () => {
    await expect(verifyWebhook({ payload, headers: delivery(), secret: 'whsec_', now })).rejects.toBeInstanceOf(
      TypeError,
    );
  });
});
