import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgress } from './progress.mjs';
import { ROOT } from './root.mjs';
import { mustRun } from './run-command.mjs';

const STAMPS = join(ROOT, '.cache', 'build');

/** What a build is made of and what must be there when it is done. Nx decides what really has to run. */
const BUILDS = [
  {
    project: 'backend',
    title: 'backend',
    inputs: ['backend/src', 'backend/tsconfig.json', 'backend/tsconfig.build.json', 'backend/nest-cli.json'],
    outputs: ['backend/dist/main.api.js', 'backend/dist/main.worker.js', 'backend/dist/main.migrate.js'],
  },
  {
    project: 'web',
    title: 'web app',
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

/** @param {typeof BUILDS[number]} build */
function check({ project, inputs, outputs }) {
  const stampFile = join(STAMPS, project);
  const current = fingerprint(inputs);
  const complete = outputs.every((path) => existsSync(join(ROOT, path)));
  return { stale: !complete || readStamp(stampFile) !== current, stamp: () => writeFileSync(stampFile, current) };
}

/**
 * Builds what is stale, side by side.
 * @param {import('./progress.mjs').Progress} progress
 * @param {{ only?: string[], signal?: AbortSignal | undefined }} [options] only: projects, default all
 */
export async function ensureBuilt(progress, { only, signal } = {}) {
  const wanted = BUILDS.filter(({ project }) => !only || only.includes(project));
  const stale = wanted.map((build) => ({ ...build, ...check(build) })).filter((build) => build.stale);
  if (stale.length === 0) return;
  const projects = stale.map(({ project }) => project).join(',');
  await progress.step(`Build ${stale.map(({ title }) => title).join(' and ')}`, async () => {
    await mustRun('nx', ['run-many', '-t', 'build', '-p', projects, '--output-style=static'], { signal });
  });
  mkdirSync(STAMPS, { recursive: true });
  for (const { stamp } of stale) stamp();
}

/** All of it, telling on the terminal. @param {AbortSignal} signal */
export const buildAll = (signal) => ensureBuilt(createProgress(), { signal });
