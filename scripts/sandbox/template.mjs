import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from '../process-table.mjs';
import { ROOT } from '../root.mjs';
import { startStack } from '../stack.mjs';
import { doneMark } from '../stack/once.mjs';

/** What runs in a sandbox. */
export const BACKEND = { backend: join(ROOT, 'scripts', 'sandbox', 'backend.mjs') };

const PATIENCE = 120_000;
/** Of the demo companies: their season is laid around the day on which they are seeded. */
const TIME_ZONE = 'America/New_York';

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(new Date());

/** @param {string} path */
function stamp(path) {
  const { size, mtimeMs } = statSync(path);
  return `${path} ${size} ${mtimeMs}`;
}

/** Migrations, compiled code and packages, by size and time: another version seeds anew. */
function version() {
  const code = ['backend/migrations', 'backend/dist'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => stamp(join(file.parentPath, file.name))),
  );
  return [...code.sort(), stamp(join(ROOT, 'package-lock.json'))];
}

/** @param {import('./databases.mjs').Databases} databases */
async function untilDrained(databases) {
  const giveUpAt = Date.now() + PATIENCE;
  while ((await databases.tasksOfSeeded()) > 0) {
    if (Date.now() > giveUpAt) throw new Error('The worker does not get through what the demo companies ask of it.');
    await pause(100);
  }
}

/**
 * The state that every reset goes back to: the demo companies as of today, with their papers made and their mail sent.
 * @param {{ dataDir: string, databases: import('./databases.mjs').Databases, env: NodeJS.ProcessEnv,
 *   signal?: AbortSignal | undefined }} request
 */
export function seededTemplate({ dataDir, databases, env, signal }) {
  const folder = join(dataDir, 'seeded');

  const mark = () => {
    const name = { DATABASE_OWNER_URL: 'postgresql://sandbox/seeded' };
    return doneMark({ dataDir, env: name }, 'seeded-mark', [today(), ...version()].join('\n'));
  };

  return {
    /** Where its files are, beside its database. */
    folder,

    async isMade() {
      return mark().isSet() && (await databases.hasSeeded());
    },

    async make() {
      const made = mark();
      rmSync(folder, { recursive: true, force: true });
      const urls = await databases.clearSeeded();
      const stack = await startStack({
        dataDir: folder,
        port: 0,
        demo: true,
        programs: BACKEND,
        env: { ...env, ...urls },
        ...(signal && { signal }),
      });
      try {
        await untilDrained(databases);
      } finally {
        await stack.stop();
      }
      made.set();
    },

    /** @param {string} target */
    copyFiles(target) {
      const files = join(folder, 'files');
      if (existsSync(files)) cpSync(files, join(target, 'files'), { recursive: true });
    },
  };
}

/** @typedef {ReturnType<typeof seededTemplate>} SeededTemplate */
