/** Browsers’ names, the most specific first: each also claims to be those below it. */
const BROWSERS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera|OPiOS)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Headless)?(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

const KINDS: Readonly<Record<string, string>> = { web: 'Browser', mobile: 'Mobile app' };

const find = (among: ReadonlyArray<readonly [RegExp, string]>, text: string) =>
  among.find(([sign]) => sign.test(text))?.[1];

/** `Chrome on Windows`, as far as the device says; otherwise the kind of program that signed in. */
export function deviceName({ client, userAgent }: { client: string; userAgent: string | null }): string {
  const [browser, system] = [find(BROWSERS, userAgent ?? ''), find(SYSTEMS, userAgent ?? '')];
  const program = (client === 'web' && browser) || KINDS[client] || 'App';
  return system ? `${program} on ${system}` : program;
}
