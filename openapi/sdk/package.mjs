// Usage: node package.mjs. Packs what `npm publish` would send to package/*.tgz, and tries it as a stranger who installs it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const place = (path) => fileURLToPath(new URL(path, import.meta.url));
const manifest = JSON.parse(readFileSync(place('package.json'), 'utf8'));
const output = place('package');
const EXPECTED = /^(LICENSE|README\.md|package\.json|dist\/[\w./-]+\.(js|d\.ts))$/;

/** What a program of somebody else looks like: every kind of export, and a mistake that its compiler must find. */
const CONSUMER = `import { type ErrorCode, Hedgerow, isRefusalOf, paginate, verifyWebhook, VERSION, type ClientDto } from '@hedgerow/sdk';
const hedgerow = new Hedgerow({ baseUrl: 'http://127.0.0.1:9', apiKey: 'hr_a_b' });
export const read = (clientId: string): Promise<ClientDto> => hedgerow.clients.getClient({ path: { clientId } });
export const walk = () => paginate((page) => hedgerow.clients.listClients({ query: { q: 'oak', ...page } }));
// @ts-expect-error: the contract wants a path
void (() => hedgerow.clients.getClient({}));
const code: ErrorCode<'archiveClient'> = 'client_has_open_jobs';
console.log([VERSION, code, isRefusalOf(undefined, 'archiveClient'), typeof verifyWebhook].join(' '));
`;

const run = (command, args, options = {}) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });

function fail(message) {
  console.error(message);
  process.exit(1);
}

function pack() {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  const report = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', output], { cwd: place('.') });
  const [{ filename, files }] = JSON.parse(report);
  const paths = files.map(({ path }) => path);
  const odd = paths.filter((path) => !EXPECTED.test(path));
  const missing = ['LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts'].filter((path) => !paths.includes(path));
  if (odd.length > 0) fail(`Not for publication: ${odd.join(', ')}`);
  if (missing.length > 0) fail(`The package lacks ${missing.join(', ')}.`);
  return join(output, filename);
}

async function lint() {
  const { messages, pkg } = await publint({ pkgDir: place('.'), strict: true });
  if (messages.length > 0) fail(messages.map((message) => formatMessage(message, pkg)).join('\n'));
}

/** Installs the tarball in a folder of its own, then compiles and runs a program there. */
function tryAsStranger(tarball) {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-sdk-'));
  try {
    const installed = join(folder, 'node_modules', ...manifest.name.split('/'));
    mkdirSync(installed, { recursive: true });
    run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
    for (const name of Object.keys(manifest.dependencies)) {
      const target = join(folder, 'node_modules', name);
      mkdirSync(dirname(target), { recursive: true });
      symlinkSync(place(`../../node_modules/${name}`), target);
    }
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
    for (const [module, moduleResolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ]) {
      const options = {
        module,
        moduleResolution,
        strict: true,
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
      };
      // Their own declarations must hold on the strictest reader's side too.
      const compilerOptions = { ...options, skipLibCheck: false };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
      run(process.execPath, [place('../../node_modules/typescript/bin/tsc'), '-p', folder], { stdio: 'inherit' });
    }
    const said = run(process.execPath, [join(folder, 'consumer.js')]).trim();
    if (said !== `${manifest.version} client_has_open_jobs false function`) fail(`The program said: ${said}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const tarball = pack();
await lint();
tryAsStranger(tarball);
console.log(tarball);
