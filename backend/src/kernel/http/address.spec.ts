import { plainAddress } from './address.js';

describe('an address', () => {
  it.each([
    ['/api/v1/clients?q=%61', '/api/v1/clients?q=%61'],
    ['/%61pi/v1/%63lients?q=%61', '/api/v1/clients?q=%61'],
    ['/%7E%2d%5f%2e/%41%5A%30', '/~-_./AZ0'],
    ['http://any.example/api/v1/clients', '/api/v1/clients'],
    ['https://robin@any.example:8443/%61pi?x=http://y/', '/api?x=http://y/'],
    ['http://any.example', '/'],
    ['http://any.example?x/api/v1/clients', '/?x/api/v1/clients'],
    ['?x', '/?x'],
    ['*', '*'],
  ])('has one spelling: %s', (url, plain) => {
    expect(plainAddress(url)).toBe(plain);
    expect(plainAddress(plain)).toBe(plain);
  });

  it.each(['/api%2fv1', '/%2561pi/v1', '/%%36%31pi/v1', '/%C3%A9', '/%E0%A4%A', '/%'])('stays as it is: %s', (url) =>
    expect(plainAddress(url)).toBe(url),
  );
});
