import { type Device, deviceName, isKnown, networkAround } from './device.js';

const MOZILLA = 'Mozilla/5.0';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36';
const ON_WINDOWS = `${MOZILLA} (Windows NT 10.0; Win64; x64) ${CHROME}`;

it.each([
  [ON_WINDOWS, 'Chrome on Windows'],
  [`${ON_WINDOWS} Edg/149.0.0.0`, 'Microsoft Edge on Windows'],
  [`${MOZILLA} (X11; Linux x86_64) ${CHROME.replace('Chrome', 'HeadlessChrome')}`, 'Chrome on Linux'],
  [`${MOZILLA} (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0`, 'Firefox on Linux'],
  [
    `${MOZILLA} (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1 Version/26.1 Safari/604.1`,
    'Safari on iPhone',
  ],
  ['curl/8.15', 'Browser'],
  ['', 'Browser'],
  [null, 'Browser'],
])('calls %j %s', (userAgent, name) => expect(deviceName({ client: 'web', userAgent })).toBe(name));

it('calls programs by their kind', () => {
  expect(deviceName({ client: 'mobile', userAgent: 'Hedgerow/1.0 (Android 16)' })).toBe('Mobile app on Android');
  expect(deviceName({ client: 'api', userAgent: 'node' })).toBe('App');
});

it.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:1:2::1', '2001:db8:1/48'],
  ['nonsense', null],
  [undefined, null],
])('keeps of %j the network %j', (address, network) => expect(networkAround(address)).toBe(network));

it('knows a device by its program and its network, whatever the version', () => {
  const here: Device = { client: 'web', userAgent: ON_WINDOWS, network: '203.0.113.0/24' };
  expect(isKnown(here, [])).toBe(false);
  expect(isKnown(here, [{ ...here, userAgent: ON_WINDOWS.replace('149', '150') }])).toBe(true);
  expect(isKnown(here, [{ ...here, network: null }])).toBe(true);
  expect(isKnown(here, [{ ...here, network: '198.51.100.0/24' }])).toBe(false);
  expect(isKnown(here, [{ ...here, client: 'mobile' }])).toBe(false);
});
