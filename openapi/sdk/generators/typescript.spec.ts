import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateSource } from 'oazapfts';
import openapiTypescript, { astToString } from 'openapi-typescript';

interface Contract {
  paths: Record<string, Record<string, { operationId: string }>>;
  components: { schemas: Record<string, unknown> };
}

const file = new URL('../../openapi.json', import.meta.url);
const contract = JSON.parse(readFileSync(file, 'utf8')) as Contract;
const operations = Object.values(contract.paths).flatMap((path) =>
  Object.values(path).map(({ operationId }) => operationId),
);
const schemas = Object.keys(contract.components.schemas);

// Inside node_modules, so that what the generated code imports is found.
const folder = fileURLToPath(new URL('../node_modules/.cache/generators/', import.meta.url));
const written: Record<string, string> = {};

/** Generators that share no code with one another, nor with the one that makes our own SDK. */
const GENERATORS: Record<string, () => Promise<string>> = {
  oazapfts: () => generateSource(fileURLToPath(file)),
  'openapi-typescript': async () => astToString(await openapiTypescript(file)),
};

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, generate] of Object.entries(GENERATORS)) {
    written[name] = await generate();
    writeFileSync(`${folder}${name}.ts`, written[name]);
  }
}, 60_000);

it.each(Object.keys(GENERATORS))('%s accepts the contract and leaves out nothing', (name) => {
  const words = new Set(written[name]?.match(/\w+/g));
  expect([...operations, ...schemas].filter((one) => !words.has(one))).toEqual([]);
});

it('what they write compiles under strict', () => {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'nodenext',
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(`${folder}package.json`, '{ "type": "module" }');
  writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
  expect(complaintsOf(() => execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }))).toBe('');
}, 60_000);

/** What the compiler said, shortened to what a person reads. */
function complaintsOf(compile: () => string): string {
  try {
    return compile();
  } catch (error) {
    return String((error as { stdout?: string }).stdout).slice(0, 4_000);
  }
}
