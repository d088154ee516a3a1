// Usage: node build.mjs. Compiles src to dist, which is what the package holds.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const place = (path) => fileURLToPath(new URL(path, import.meta.url));

// A module that was renamed would stay in the package.
rmSync(place('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [place('../../node_modules/typescript/bin/tsc'), '-p', place('tsconfig.build.json')], {
  stdio: 'inherit',
});
