import { deviceName } from './device-name';

const MOZILLA = 'Mozilla/5.0';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36';

it.each([
  [`${MOZILLA} (Windows NT 10.0; Win64; x64) ${CHROME}`, 'Chrome on Windows'],
  [`${MOZILLA} (Windows NT 10.0; Win64; x64) ${CHROME} Edg/149.0.0.0`, 'Edge on Windows'],
  [`${MOZILLA} (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0`, 'Firefox on Linux'],
  [`${MOZILLA} (X11; CrOS x86_64 14541.0.0) ${CHROME}`, 'Chrome on ChromeOS'],
  [
    `${MOZILLA} (Linux; Android 16; SM-S938B) AppleWebKit/537.36 SamsungBrowser/29.0 Chrome/136.0 Safari/537.36`,
    'Samsung Internet on Android',
  ],
  [`${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15`, 'Safari on Mac'],
  [
    `${MOZILLA} (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Safari/604.1`,
    'Safari on iPhone',
  ],
  [`${MOZILLA} (iPhone; CPU iPhone OS 26_1 like Mac OS X) CriOS/149.0 Safari/604.1`, 'Chrome on iPhone'],
  [`${MOZILLA} (X11; Linux x86_64) ${CHROME.replace('Chrome', 'HeadlessChrome')}`, 'Chrome on Linux'],
  ['curl/8.15', 'Browser'],
  [null, 'Browser'],
])('calls %j %s', (userAgent, name) => {
  expect(deviceName({ client: 'web', userAgent })).toBe(name);
});

it('names programs by their kind', () => {
  expect(deviceName({ client: 'mobile', userAgent: 'Hedgerow/1.0 (Android 16)' })).toBe('Mobile app on Android');
  expect(deviceName({ client: 'api', userAgent: 'node' })).toBe('App');
});
