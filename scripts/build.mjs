import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { mustRun } from './run-command.mjs';

const STAMPS = join(ROOT, '.cache', 'build');

/** What a build is made of and what must be there when it is done. Nx decides what really has to run. */
const BUILDS = [
  {
    target: 'backend:build',
    title: 'Build backend',
    inputs: ['backend/src', 'backend/tsconfig.json', 'backend/tsconfig.build.json', 'backend/nest-cli.json'],
    outputs: ['backend/dist/main.api.js', 'backend/dist/main.worker.js', 'backend/dist/main.migrate.js'],
  },
  {
    target: 'web:build',
    title: 'Build web app',
    inputs: ['web', 'openapi/openapi.json'],
    outputs: ['web/dist/index.html', 'web/src/api/generated'],
  },
];
const SHARED_INPUTS = ['package-lock.json', 'nx.json'];
const NOT_SOURCE = new Set(['node_modules', 'dist', 'generated', 'test-results', 'playwright-report', 'e2e']);

/** @param {string} path @param {string[]} lines */
function collect(path, lines) {
  const entry = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!entry) return;
  if (!entry.isDirectory()) {
    lines.push(`${path} ${entry.size} ${entry.mtimeMs}`);
    return;
  }
  for (const name of readdirSync(join(ROOT, path)).sort()) {
    if (!NOT_SOURCE.has(name)) collect(`${path}/${name}`, lines);
  }
}

/** Sizes and times instead of contents: a second start must not even ask Nx. @param {string[]} inputs */
function fingerprint(inputs) {
  /** @type {string[]} */
  const lines = [];
  for (const input of [...inputs, ...SHARED_INPUTS]) collect(input, lines);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** @param {string} file */
function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Builds what is stale.
 * @param {import('./progress.mjs').Progress} progress
 * @param {{ only?: string[], signal?: AbortSignal | undefined }} [options] only: targets, default all
 */
export async function ensureBuilt(progress, { only, signal } = {}) {
  for (const { target, title, inputs, outputs } of BUILDS) {
    if (only && !only.includes(target)) continue;
    const stampFile = join(STAMPS, target.replace(':', '-'));
    const current = fingerprint(inputs);
    const complete = outputs.every((path) => existsSync(join(ROOT, path)));
    if (complete && readStamp(stampFile) === current) continue;
    await progress.step(title, async () => {
      await mustRun('nx', ['run', target, '--output-style=static'], { signal });
    });
    mkdirSync(STAMPS, { recursive: true });
    writeFileSync(stampFile, current);
  }
}
