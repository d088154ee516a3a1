import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { ROOT } from '../root.mjs';
import { runCommand } from '../run-command.mjs';
import { installWithSystem, rootPrefix } from './system-packages.mjs';

/**
 * What a step needs beyond npm's packages: found, or obtained by the machine's own means.
 * @typedef {{ env: Record<string, string> } | { missing: string }} Provision
 */

/** @param {string[]} names */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** A launcher that only asks for a snap is on the path too: it counts when it runs. @param {string | undefined} path */
async function runs(path) {
  return path !== undefined && (await runCommand(path, ['--version'])).code === 0;
}

/** Where Playwright keeps, or would put, the Chromium that fits its version. */
function playwrightChromium() {
  const require = createRequire(join(ROOT, 'package.json'));
  return require('@playwright/test').chromium.executablePath();
}

/** The one without windows first: the same engine for three quarters of the work. */
const CHROMIUM_NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** @returns {Promise<string | null>} */
async function findChromium() {
  for (const path of [process.env['CHROMIUM_PATH'], playwrightChromium(), onPath(CHROMIUM_NAMES)]) {
    if (path && existsSync(path) && (await runs(path))) return path;
  }
  return null;
}

/** @param {import('../progress.mjs').Progress} progress @returns {Promise<Provision>} */
async function provideChromium(progress) {
  const present = await findChromium();
  if (present) return { env: { CHROMIUM_PATH: present } };
  /** @type {string[]} */
  const tried = [];
  const path = await progress.step('Get a Chromium for the browser stories', async () => {
    const download = await runCommand('playwright', ['install', 'chromium']);
    if (download.code !== 0) tried.push(`Playwright's download: ${firstError(download.output)}`);
    // What it downloaded may lack libraries of the system.
    else if (!(await findChromium()) && (await rootPrefix()))
      await runCommand('playwright', ['install-deps', 'chromium']);
    const downloaded = await findChromium();
    if (downloaded) return downloaded;
    tried.push(await installWithSystem('chromium'));
    return findChromium();
  });
  return path ? { env: { CHROMIUM_PATH: path } } : { missing: `no Chromium (${tried.join('; ')})` };
}

/** @param {string} output */
const firstError = (output) => output.split('\n').find((line) => line.startsWith('Error: ')) ?? 'failed';

const REDIS_NAMES = ['redis-server', 'valkey-server'];

const findRedis = () => process.env['REDIS_SERVER_PATH'] ?? onPath(REDIS_NAMES);

/** @param {import('../progress.mjs').Progress} progress @returns {Promise<Provision>} */
async function provideRedis(progress) {
  const present = findRedis();
  if (present) return { env: { REDIS_SERVER_PATH: present } };
  const tried = await progress.step('Get a redis-server for the queue tests', () => installWithSystem('redis-server'));
  const path = findRedis();
  return path ? { env: { REDIS_SERVER_PATH: path } } : { missing: `no redis-server (${tried})` };
}

export const PROVIDERS = { chromium: provideChromium, redis: provideRedis };
