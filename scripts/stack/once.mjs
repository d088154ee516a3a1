import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The embedded database lives in the data folder; one of the person's own is told from others by its address. */
function databaseName(/** @type {NodeJS.ProcessEnv} */ env) {
  const { hostname, pathname } = new URL(env['DATABASE_OWNER_URL'] ?? '');
  return `${hostname}${pathname}`;
}

/**
 * Remembers in the data folder that something was done to a database. The mark comes after the work, so work that was
 * killed is done again.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv }} stack
 * @param {string} name of the mark
 * @param {string} version what was done; another version is not done yet
 */
export function doneMark({ dataDir, env }, name, version) {
  const path = join(dataDir, name);
  const content = createHash('sha256')
    .update(`${databaseName(env)}\n${version}`)
    .digest('hex');
  return {
    isSet() {
      try {
        return readFileSync(path, 'utf8') === content;
      } catch {
        return false;
      }
    },
    set: () => writeFileSync(path, content),
  };
}
