import { targetIn } from './client-error.js';

const sent = (text: string) => targetIn({ rawPacket: Buffer.from(text) });

describe('bytes that are no request', () => {
  it('name the path where it can be read', () => {
    expect(sent('BREW /api/v1/clients?q=secret HTTP/1.1\r\nHost: example.com\r\n\r\n')).toBe(
      '/api/v1/clients?q=secret',
    );
  });

  it.each([
    '',
    '\x16\x03\x01',
    'BREW',
    'BREW http://example.com/ HTTP/1.1\r\n',
    'some body BREW /x HTTP/1.1',
    '{"a": 1}',
  ])('name the root otherwise: %j', (text) => expect(sent(text)).toBe('/'));

  it('name the root if they are missing', () => expect(targetIn({})).toBe('/'));
});
