import { isIP } from 'node:net';
import { OutboundRefused } from './outbound.errors.js';

/** Lower ports belong to other protocols; some of their servers would take the lines of a request for commands. */
const FIRST_FREE_PORT = 1024;
const WEB_PORTS = new Set(['', '80', '443']);

/** Parses an address that people entered; throws `OutboundRefused` when its form alone is reason enough. */
export function targetOf(text: string): URL {
  const host = writtenHost(text);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || host === null) {
    throw new OutboundRefused('malformed_url', 'Enter a full URL, like https://hooks.example.com/hedgerow.');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw notHttps();
  }
  if (url.username !== '' || url.password !== '') {
    throw new OutboundRefused('url_credentials_refused', 'Remove the username and password from the URL.');
  }
  if (isOdd(host, url.hostname)) {
    throw new OutboundRefused('odd_host_spelling', `Write the host as ${url.hostname}.`);
  }
  if (!WEB_PORTS.has(url.port) && Number(url.port) < FIRST_FREE_PORT) {
    throw new OutboundRefused('url_port_refused', 'Use port 443, 80, or 1024 and above.');
  }
  return url;
}

/** Plain http is only for the operator's own networks. */
export const notHttps = (): OutboundRefused =>
  new OutboundRefused('url_scheme_refused', 'Enter a URL that starts with https://.');

/** The host of a target, as look-ups know it: an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** The host as typed; null where it contains characters that URL parsers silently drop or convert. */
function writtenHost(text: string): string | null {
  if (/[\s\\\p{Cc}]/u.test(text)) return null;
  const [, authority] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(text) ?? [];
  return authority?.replace(/^.*@/, '').replace(/:\d*$/, '') ?? null;
}

/** 2130706433, 0x7f.1 and 127.1 are all parsed as 127.0.0.1: such spellings are attempts to slip through. */
const isOdd = (written: string, read: string): boolean => isIP(read) === 4 && written !== read;
