import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ApiKeyScope } from '@hedgerow/sdk';
import { expectForEverybody } from './appearance';
import { asPattern, readSnippets, type Snippet } from './guide-snippets';
import { complaintsOf, DEMO_PASSWORD, emailOf, expect, signedIn, test, unique } from './test';

const execute = promisify(execFile);
const guides = [...readSnippets()];

/** Everything that the guides ask a program to do. */
const SCOPES: ApiKeyScope[] = [
  ...(['clients.read.all', 'clients.create', 'clients.update', 'events.read', 'operations.read'] as const),
  ...(['imports.read', 'imports.run', 'webhooks.read', 'webhooks.manage'] as const),
];

// One key and one worker for all of them: a reader has one, too.
test.describe.configure({ mode: 'default' });
let apiKey = '';
test.beforeAll(async ({ baseUrl }) => {
  const owner = await signedIn(baseUrl, emailOf('owner'));
  const made = await owner.apiKeys.createApiKey({ body: { name: unique('Guides'), scopes: SCOPES } });
  apiKey = made.secret;
});

for (const [guide, snippets] of guides) {
  test(`the examples of ${guide} run, and print what it says`, async ({ baseUrl }) => {
    // Inside the repository, so that they find the SDK as a program of somebody else does.
    const folder = fileURLToPath(new URL(`../../.cache/guides/${guide}/`, import.meta.url));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const port = String(await freePort());
    const env = {
      HEDGEROW_URL: baseUrl,
      HEDGEROW_API_KEY: apiKey,
      HEDGEROW_EMAIL: emailOf('office'),
      HEDGEROW_PASSWORD: DEMO_PASSWORD,
      RECEIVER_PORT: port,
      RECEIVER_URL: `http://127.0.0.1:${port}/`,
    };
    for (const snippet of snippets) {
      await test.step(snippet.place, async () => {
        const printed = await outputOf(snippet, folder, env);
        expect(printed, snippet.place).toMatch(asPattern(snippet.output));
      });
    }
  });
}

/** A port of this machine that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('This machine gives no port.');
  return address.port;
}

/** Runs it in a process of its own, with nothing but what a guide tells its reader to set. */
async function outputOf({ language, code }: Snippet, cwd: string, given: Record<string, string>): Promise<string> {
  const env = { PATH: process.env['PATH'], ...given };
  if (language === 'bash') return trimmed(execute('bash', ['-euo', 'pipefail', '-c', code], { cwd, env }));
  writeFileSync(`${cwd}example.ts`, code);
  return trimmed(execute(process.execPath, ['--no-warnings', 'example.ts'], { cwd, env }));
}

async function trimmed(run: Promise<{ stdout: string }>): Promise<string> {
  return (await run).stdout.trimEnd();
}

test('the guides are for everybody, on a telephone too, from the reference and back', async ({ page }) => {
  await page.goto('/api/docs');
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'guides' }).first().click();
  const guide = await opened;
  const complaints = complaintsOf(guide);
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Guides to the Hedgerow API');
  await expectForEverybody(guide);
  await guide.getByRole('main').getByRole('link', { name: 'Errors', exact: true }).click();
  await expect(guide.getByRole('heading', { level: 1 })).toHaveText('Errors');
  await expectForEverybody(guide);
  await guide.getByRole('link', { name: 'Reference' }).click();
  await expect(guide).toHaveURL(/\/api\/docs$/);
  expect(complaints).toEqual([]);
});

test('every link of the guides leads somewhere', async ({ page }) => {
  const addresses = new Set<string>();
  for (const [guide] of guides) {
    await page.goto(`/api/docs/guides/${guide.slice(3, -3)}`);
    const links = await page.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    for (const link of new Set(links)) {
      const [address = '', section] = link.split('#');
      if (section) await expect(page.locator(`[id="${section}"]`)).toHaveCount(1);
      else if (address.startsWith('/')) addresses.add(address);
    }
  }
  for (const address of addresses) expect((await page.request.get(address)).status(), address).toBe(200);
});
