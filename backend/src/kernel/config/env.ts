import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { canonicalDomain } from '../email/index.js';
import { withSecretFiles } from './secret-files.js';

const secret = z
  .string()
  .min(32, 'must have 32 characters or more; make one with: openssl rand -base64 48')
  .describe('secret');

const flag = z.enum(['on', 'off']);

/** `10.0.0.2`, `10.0.0.2:5353`, `[fd00::2]:53`. */
const isNameServer = (entry: string): boolean =>
  ipaddr.isValid(entry) || (/^(\[[^\]]+\]|[^:]+):\d{1,5}$/.test(entry) && ipaddr.isValid(hostOf(entry)));
const hostOf = (entry: string): string => entry.slice(0, entry.lastIndexOf(':')).replace(/^\[|\]$/g, '');

const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/;

const PASSKEY_ORIGIN = /^(https:\/\/[a-z0-9.-]+(:\d{1,5})?|android:apk-key-hash:[\w-]{43})$/;
const PASSKEY_ORIGIN_RULE = 'must be origins such as https://app.example.com or android:apk-key-hash:…, with commas';

/** The entries of a comma-separated list. */
const entriesOf = (list: string): string[] => list.split(',').flatMap((entry) => entry.trim() || []);

const isNetworkList = (list: string): boolean =>
  list === 'none' || entriesOf(list).every((entry) => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry));

/** Names of networks that Fastify knows. */
const NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);

const isFourPart = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text);

/** An address, or a network with the number of its bits or with a mask; not the network of all addresses. */
function isNetwork(entry: string): boolean {
  const [address = '', mask] = entry.split('/');
  if (!isFourPart(address) && !ipaddr.IPv6.isValid(address)) return false;
  return mask === undefined || (!/^0+(\.0+)*$/.test(mask) && (ipaddr.isValidCIDR(entry) || isFourPart(mask)));
}

const isProxyList = (list: string): boolean =>
  entriesOf(list).every((entry) => NETWORKS.has(entry) || isNetwork(entry));

/** Who may register: anybody, nobody, or whoever has an e-mail address of these domains, in ASCII. */
export type Registration = 'open' | 'closed' | { domains: string[] };

function readRegistration(text: string, context: z.RefinementCtx): Registration {
  if (text === 'open' || text === 'closed') return text;
  const domains = entriesOf(text).map((entry) => {
    const [, below = '', name = ''] = /^(\*\.)?(.*)$/s.exec(entry) ?? [];
    const domain = canonicalDomain(name);
    return domain?.includes('.') ? `${below}${domain}` : null;
  });
  if (domains.length > 0 && !domains.includes(null)) return { domains: domains.filter((domain) => domain !== null) };
  context.addIssue({ code: 'custom', message: 'must be open, closed, or domains such as example.com, with commas' });
  return z.NEVER;
}

/**
 * Every variable that Hedgerow reads, in one place: name, form, default and meaning.
 * Parsed once at start; a wrong value ends the process with one line for each mistake. Secrets can come from files: `NAME_FILE`.
 */
export const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port of the API and the web app.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 inside a container.'),
  PUBLIC_URL: z.url().optional().describe('Address people use, for links in mail; default: http://localhost:PORT.'),
  DATA_DIR: z.string().default('.data').describe('Folder for files and captured mail.'),
  WEB_DIST: z.string().optional().describe('Folder of the built web app to serve at /; unset: API only.'),
  DATABASE_URL: z.url().describe('PostgreSQL as the application role, which owns nothing.'),
  LISTEN_DATABASE_URL: z
    .url()
    .optional()
    .describe('The same PostgreSQL past a transaction pooler, for LISTEN; default: DATABASE_URL.'),
  DATABASE_OWNER_URL: z.url().optional().describe('PostgreSQL as the owner; read by migrations only.'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10).describe('Connections per process.'),
  DATABASE_WAIT: z.coerce
    .number()
    .int()
    .min(0)
    .max(3600)
    .default(60)
    .describe('Seconds to wait at the start for a PostgreSQL that does not answer.'),
  QUEUE_DATABASE_URL: z.url().optional().describe('PostgreSQL as the queue role, unless REDIS_URL is set.'),
  REDIS_URL: z.url().optional().describe('Redis or Valkey for queues; unset: queues on PostgreSQL.'),
  SMTP_URL: z
    .url()
    .optional()
    .describe('Mail server; unset: messages are readable in the app, account mail in DATA_DIR/account-mail.'),
  MAIL_FROM: z.string().default('Hedgerow <no-reply@hedgerow.example>').describe('Sender of mail.'),
  TOKEN_SECRET: secret.describe('Signs the links of mail, and derives refresh tokens.'),
  CURSOR_SECRET: secret.describe('Signs list cursors.'),
  MASTER_KEY: secret.describe(
    'Wraps company keys, encrypts account mail and the keys of access tokens, and keys request fingerprints.',
  ),
  MASTER_KEY_PREVIOUS: secret
    .optional()
    .describe('The MASTER_KEY of before, until it is rotated: opens what the present one does not.'),
  DEMO: flag.default('on').describe('Demo companies and one-click sign-in; never in production.'),
  RATE_LIMIT: z
    .union([z.literal('off'), z.coerce.number().int().min(1)])
    .default(600)
    .describe('Requests per minute of one sign-in, API key or unknown address; "off" ends all limits.'),
  RATE_LIMIT_TENANT: z
    .union([z.literal('off'), z.coerce.number().int().min(1)])
    .default(6_000)
    .describe('Requests per minute of one company, all its people and API keys together; "off" for no such limit.'),
  REGISTRATION: z
    .string()
    .max(2_000)
    .default('open')
    .transform(readRegistration)
    .describe(
      'Who may register a company: open (anybody), closed (nobody), or e-mail domains with commas; *.example.com are the ' +
        'domains below example.com. Addresses are not verified.',
    ),
  REQUESTS_IN_FLIGHT: z.coerce
    .number()
    .int()
    .min(2)
    .max(10_000)
    .default(128)
    .describe('Most requests that an API process works on at once; it answers the others 503 with Retry-After.'),
  REQUEST_PATIENCE_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(1_000)
    .describe(
      'How long a request may wait for its turn, in milliseconds; then it is told to come back (503). While answers take ' +
        'half as long, fewer are worked on at a time.',
    ),
  CONNECTIONS: z.coerce
    .number()
    .int()
    .min(10)
    .max(100_000)
    .default(4_000)
    .describe('Most open connections of an API process; those that wait for their next request are closed first.'),
  TRUSTED_PROXIES: z
    .string()
    .max(500)
    .default('loopback')
    .refine(isProxyList, 'must be addresses or networks such as 10.0.0.0/8, with commas, not all there are')
    .describe(
      'Proxies whose X-Forwarded-For is believed: addresses or networks, with commas; loopback names this machine.',
    ),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform(entriesOf)
    .pipe(z.array(z.string().regex(ORIGIN, 'must be origins such as https://app.example.com, with commas')).max(50))
    .describe('Origins whose pages may call the API from a browser, exactly, with commas; empty: our own pages alone.'),
  PASSKEY_ORIGINS: z
    .string()
    .default('')
    .transform(entriesOf)
    .pipe(z.array(z.string().regex(PASSKEY_ORIGIN, PASSKEY_ORIGIN_RULE)).max(20))
    .describe(
      'Origins that may use passkeys beside PUBLIC_URL, with commas: pages below its host, and Android apps by the hash of ' +
        'their signing key (android:apk-key-hash:…).',
    ),
  OUTBOUND_ALLOW: z
    .string()
    .max(2_000)
    .default('none')
    .refine(isNetworkList, 'must be addresses or networks such as 10.1.0.0/16, with commas, or none')
    .describe('Addresses or networks that webhooks may call although they are not public, over http too, with commas.'),
  OUTBOUND_DNS: z
    .string()
    .max(500)
    .default('machine')
    .transform((list) => (list === 'machine' ? [] : entriesOf(list)))
    .pipe(
      z
        .array(
          z
            .string()
            .refine(isNameServer, 'must be addresses such as 10.0.0.2 or 10.0.0.2:5353, with commas, or machine'),
        )
        .max(5),
    )
    .describe('Name servers that look up the hosts of webhooks, with commas; machine: those of this machine.'),
  AUDIT_MONTHS: z
    .union([z.literal('all'), z.coerce.number().int().min(12).max(1_200)])
    .default('all')
    .describe(
      'Months that the audit log keeps, 12 or more. Older months become tables named audit.archived_…: the product no ' +
        'longer reads them, and the operator may dump and drop them. "all" keeps every month.',
    ),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(1024).default(64).describe('Largest upload, in MiB.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Env = z.infer<typeof envSchema>;

/** Values from examples and sample files, which nobody may use for real. */
const WELL_KNOWN = /change|example|secret|password|hedgerow|^(.)\1+$/i;

/** What is wrong with the secrets, beside their length. */
export function weakSecrets(env: Env): string[] {
  const secrets = ['TOKEN_SECRET', 'CURSOR_SECRET', 'MASTER_KEY'] as const;
  const weak = secrets
    .filter((name) => WELL_KNOWN.test(env[name]) || new Set(env[name]).size < 12)
    .map((name) => `${name}: too easy to guess for production; make one with: openssl rand -base64 48`);
  if (new Set(secrets.map((name) => env[name])).size < secrets.length) {
    weak.push('TOKEN_SECRET, CURSOR_SECRET, MASTER_KEY: each needs a value of its own');
  }
  if (env.MASTER_KEY === env.MASTER_KEY_PREVIOUS) weak.push('MASTER_KEY: the same as MASTER_KEY_PREVIOUS');
  return weak;
}

/** What production refuses although development accepts it. */
function weaknesses(env: Env): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const weak = weakSecrets(env);
  if (env.DATABASE_URL === env.DATABASE_OWNER_URL) {
    weak.push('DATABASE_URL: must be the application role, not the owner (row-level security would not hold)');
  }
  return weak;
}

/** Reads and checks the environment. Throws an `Error` that lists every mistake, never the values. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const { env, mistakes } = withSecretFiles(source);
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(present);
  if (parsed.success) mistakes.push(...weaknesses(parsed.data));
  else mistakes.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  if (!parsed.success || mistakes.length > 0) {
    throw new Error(`Hedgerow cannot start with this configuration:\n  ${mistakes.join('\n  ')}`);
  }
  return { ...parsed.data, DEMO: parsed.data.NODE_ENV === 'production' ? 'off' : parsed.data.DEMO };
}
