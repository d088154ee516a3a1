import { readFileSync } from 'node:fs';

/** Variables that should not show up in a process list, `docker inspect` or a crash report. */
const SECRETS = [
  'DATABASE_URL',
  'LISTEN_DATABASE_URL',
  'DATABASE_OWNER_URL',
  'QUEUE_DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'TOKEN_SECRET',
  'CURSOR_SECRET',
  'MASTER_KEY',
  'MASTER_KEY_PREVIOUS',
] as const;

/**
 * With `MASTER_KEY_FILE=/run/secrets/master-key`, `MASTER_KEY` is read from that file, where container platforms put secrets. A
 * line break at its end is ignored.
 */
export function withSecretFiles(source: NodeJS.ProcessEnv): { env: NodeJS.ProcessEnv; mistakes: string[] } {
  const env = { ...source };
  const mistakes: string[] = [];
  for (const name of SECRETS) {
    const path = source[`${name}_FILE`];
    if (!path) continue;
    const content = contentOf(path);
    if (source[name]) mistakes.push(`${name}: set it or ${name}_FILE, not both`);
    else if (content === undefined) mistakes.push(`${name}_FILE: cannot read ${path}`);
    else env[name] = content;
  }
  return { env, mistakes };
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}
