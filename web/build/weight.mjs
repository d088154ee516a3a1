// Usage: node build/weight.mjs. What the first screens load of the built app, compressed, may not grow past this.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** Kilobytes of 1024, from an empty cache: the page, what it brings along, and the font of English texts. */
const SCREENS = [
  { name: 'Sign-in', entries: ['index.html'], most: 114 },
  {
    name: 'Clients',
    entries: [
      'index.html',
      'src/app.tsx',
      'src/features/clients/clients-page.tsx',
      'src/features/operations/running-work.tsx',
    ],
    most: 200,
  },
];

/** @type {Record<string, { file: string, imports?: string[], css?: string[] }>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** @param {readonly string[]} entries */
function filesOf(entries) {
  const files = new Set(['index.html', 'boot.js', 'favicon.svg']);
  for (const { file } of Object.values(manifest)) if (/instrument-sans-basic.*\.woff2$/.test(file)) files.add(file);
  const seen = new Set();
  /** @param {string} key */
  const walk = (key) => {
    const chunk = manifest[key];
    if (!chunk)
      throw new Error(`${key} is no part of the build any more: name what took its place in build/weight.mjs.`);
    if (seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    chunk.imports?.forEach(walk);
  };
  entries.forEach(walk);
  return [...files];
}

/** @param {string} file */
const sizeOf = (file) => statSync(join(dist, existsSync(join(dist, `${file}.br`)) ? `${file}.br` : file)).size;

const failures = SCREENS.flatMap(({ name, entries, most }) => {
  const files = filesOf(entries).map((file) => ({ file, size: sizeOf(file) }));
  const total = files.reduce((sum, { size }) => sum + size, 0) / 1024;
  console.log(`${name}: ${total.toFixed(1)} KB of at most ${most} KB`);
  if (total <= most) return [];
  const heaviest = files.toSorted((a, b) => b.size - a.size).slice(0, 12);
  return [
    [
      `${name} loads ${total.toFixed(1)} KB, and may load ${most} KB.`,
      'Something heavy became part of it. What is shown later or on a click comes by lazy(() => import(…)) or a route of',
      'its own; what belongs to every list is named in vite.config.ts. The heaviest of its files:',
      ...heaviest.map(({ file, size }) => `  ${(size / 1024).toFixed(1).padStart(6)} KB  ${file}`),
    ].join('\n'),
  ];
});
if (failures.length > 0) {
  console.error(failures.join('\n\n'));
  process.exit(1);
}
