import { targetIn } from './client-error.js';

const sent = (text: string) => targetIn({ rawPacket: Buffer.from(text) });

describe('bytes that are not an HTTP request', () => {
  it('are answered with the path where it can be read', () => {
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
  ])('are answered with the root path otherwise: %j', (text) => expect(sent(text)).toBe('/'));

  it('are answered with the root path if there are none', () => expect(targetIn({})).toBe('/'));
});
