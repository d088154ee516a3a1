import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withClient } from '../roles.mjs';
import { ROOT } from '../root.mjs';
import { runBackend } from './backend.mjs';
import { doneMark } from './once.mjs';

const FOLDER = join(ROOT, 'backend', 'migrations');

/** The name under which a file is recorded in the table `migrations`. @param {string} file */
function recordedName(file) {
  const [timestamp, ...words] = file.replace('.sql', '').split('-');
  return `${words.join('_')}_${timestamp}`;
}

function files() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  return names.sort();
}

/** The name of the first one: a database that knows it is Hedgerow's. */
export const firstMigration = () => recordedName(files()[0] ?? '');

/** Everything that migrating applies: our files, and the tables that BullMQ brings. @param {string | undefined} queueUrl */
function contents(queueUrl) {
  const bullmq = createRequire(join(ROOT, 'backend', 'package.json'))('bullmq/package.json').version;
  return [
    queueUrl ? bullmq : '',
    ...files().map((file) => `${file}\n${readFileSync(join(FOLDER, file), 'utf8')}`),
  ].join('\n');
}

/** A mark alone would believe a database that was restored from an older backup. @param {string} ownerUrl */
async function allRecorded(ownerUrl) {
  const recorded = await withClient(ownerUrl, (client) => client.query('select name from public.migrations')).catch(
    () => ({ rows: [] }),
  );
  const names = new Set(recorded.rows.map(({ name }) => name));
  return files().every((file) => names.has(recordedName(file)));
}

/**
 * Migrates unless nothing changed since the last time: the check takes no second of processor time.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv }} stack @param {AbortSignal} signal
 */
export async function migrate(stack, signal) {
  const mark = doneMark(stack, 'migrated', contents(stack.env['QUEUE_DATABASE_URL']));
  if (mark.isSet() && (await allRecorded(stack.env['DATABASE_OWNER_URL'] ?? ''))) return 'up to date';
  const result = await runBackend('main.migrate.js', stack.env, signal);
  mark.set();
  return result;
}
