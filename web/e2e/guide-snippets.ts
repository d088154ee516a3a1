import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DEMO_PASSWORD, emailOf, expect, test } from './test';

const execute = promisify(execFile);

const FOLDER = new URL('../../openapi/guides/', import.meta.url);

export const SANDBOX_GUIDE = '12-sandbox.md';

interface Snippet {
  /** The guide and the line, for messages. */
  place: string;
  language: 'ts' | 'bash';
  code: string;
  /** The output according to the guide; `…` stands for parts that differ between runs. */
  output: string;
}

/** Every block of the guides marked `run`, with the `text output` block that must follow it. */
export function readSnippets(): Map<string, Snippet[]> {
  const guides = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
  return new Map(guides.sort().map((guide) => [guide, snippetsOf(guide)]));
}

function snippetsOf(guide: string): Snippet[] {
  const text = readFileSync(new URL(guide, FOLDER), 'utf8');
  const blocks = [...text.matchAll(/^```(\S*)(?: (run|output))?\n([^]*?)^```$/gm)].map(
    ([, language, purpose, content = '']) => ({ language, purpose, content }),
  );
  return blocks.flatMap(({ language, purpose, content: code }, index) => {
    if (purpose !== 'run') return [];
    const place = `${guide}, example ${index + 1}`;
    if (language !== 'ts' && language !== 'bash') throw new Error(`${place}: nothing here runs ${language}.`);
    const after = blocks[index + 1];
    if (after?.purpose !== 'output') throw new Error(`${place}: say what it prints, in a block "text output".`);
    return [{ place, language, code, output: after.content }];
  });
}

/** A guide's output as a pattern. */
function asPattern(output: string): RegExp {
  const parts = output
    .trimEnd()
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^\\n]+')}$`);
}

/** Runs every example of a guide in its own process and compares its output with the guide. */
export async function expectSnippetsToRun(guide: string, given: Record<string, string>): Promise<void> {
  // Inside the repository, so that they find the SDK as any other program does.
  const folder = fileURLToPath(new URL(`../../.cache/guides/${guide}/`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const port = String(await freePort());
  const env = {
    HEDGEROW_EMAIL: emailOf('office'),
    HEDGEROW_PASSWORD: DEMO_PASSWORD,
    RECEIVER_PORT: port,
    RECEIVER_URL: `http://127.0.0.1:${port}/`,
    ...given,
  };
  for (const snippet of readSnippets().get(guide) ?? []) {
    await test.step(snippet.place, async () => {
      const printed = await outputOf(snippet, folder, env);
      expect(printed, snippet.place).toMatch(asPattern(snippet.output));
    });
  }
}

/** A free local port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('This machine gives no port.');
  return address.port;
}

/** Only what the guide tells its reader to set. */
async function outputOf({ language, code }: Snippet, cwd: string, given: Record<string, string>): Promise<string> {
  const env = { PATH: process.env['PATH'], ...given };
  if (language === 'bash') return trimmed(execute('bash', ['-euo', 'pipefail', '-c', code], { cwd, env }));
  writeFileSync(`${cwd}example.ts`, code);
  return trimmed(execute(process.execPath, ['--no-warnings', 'example.ts'], { cwd, env }));
}

async function trimmed(run: Promise<{ stdout: string }>): Promise<string> {
  return (await run).stdout.trimEnd();
}
