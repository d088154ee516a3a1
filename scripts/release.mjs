// Usage: npm run release -- VERSION. Releases the contract: sets its version, keeps a copy to compare with instead of the
// one before, and writes openapi/CHANGELOG.md.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compare } from './contract/compare.mjs';
import { breakingReport, changelogEntry } from './contract/report.mjs';
import { ACCEPTED_CHANGES, compareVersions, CONTRACT, releasedVersions, releasePath } from './contract/releases.mjs';
import { ROOT } from './root.mjs';
import { mustRun } from './run-command.mjs';

/** @typedef {import('./contract/compare.mjs').Change} Change */

const VERSION_FILE = join(ROOT, 'backend', 'src', 'kernel', 'contract', 'version.ts');
const CHANGELOG = join(ROOT, 'openapi', 'CHANGELOG.md');
const HEADING = '# Changes of the contract\n\nWritten by `npm run release`; the newest release first.\n';

const [version = ''] = process.argv.slice(2);

/** @param {string} message @returns {never} */
function refuse(message) {
  console.error(message);
  process.exit(1);
}

/** @param {string | undefined} newest */
function requireVersion(newest) {
  if (!/^1\.\d+\.\d+$/.test(version)) refuse('Usage: npm run release -- 1.MINOR.PATCH');
  if (!newest || compareVersions(version, newest) > 0) return;
  refuse(`${newest} is released already. Use a newer version.`);
}

/** What the version must say about the changes. @param {string} previous @param {Change[]} changes */
function requireBump(previous, changes) {
  const grows = changes.some(({ kind }) => kind === 'addition' || kind === 'deprecation');
  const [, minor] = version.split('.');
  if (grows && minor === previous.split('.')[1]) refuse('Additions and deprecations need a new MINOR version.');
}

/** @param {string} value */
function setVersion(value) {
  const source = readFileSync(VERSION_FILE, 'utf8');
  writeFileSync(VERSION_FILE, source.replace(/'\d+\.\d+\.\d+'/, `'${value}'`));
}

/** The entry of this version replaces the one that it had. @param {string} entry */
function writeChangelog(entry) {
  const old = existsSync(CHANGELOG) ? readFileSync(CHANGELOG, 'utf8').slice(HEADING.length) : '';
  const others = old.split(/^(?=## )/m).filter((part) => part.trim() && !part.startsWith(`## ${version} `));
  const date = new Date().toISOString().slice(0, 10);
  const entries = [`## ${version} (${date})\n\n${entry}`, ...others.map((part) => part.trim())];
  writeFileSync(CHANGELOG, `${HEADING}\n${entries.join('\n\n')}\n`);
}

const [previous] = releasedVersions();
requireVersion(previous);
const emitContract = () => mustRun('nx', ['run', 'backend:openapi', '--output-style=static']);
// What is released is what the code says, not what was committed last.
await emitContract();
const changes = previous ? await compare(releasePath(previous), CONTRACT) : [];
const breaking = breakingReport(changes);
if (breaking) refuse(`This would break ${previous}:\n\n${breaking}`);
if (previous) requireBump(previous, changes);
setVersion(version);
await emitContract();
mkdirSync(dirname(releasePath(version)), { recursive: true });
// The history of the repository has the older ones.
for (const older of releasedVersions()) rmSync(releasePath(older));
copyFileSync(CONTRACT, releasePath(version));
// What excused a change of an earlier release is over.
writeFileSync(ACCEPTED_CHANGES, '[]\n');
writeChangelog(previous ? changelogEntry(changes) : 'The first release.');
console.log(`Released ${version}. Review and commit: openapi/ and ${VERSION_FILE.slice(ROOT.length + 1)}`);
