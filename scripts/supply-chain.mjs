// Usage: node scripts/supply-chain.mjs. Ends npm test when the lockfile could bring something else than it names, or when a
// file that git keeps holds a credential.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** What credentials look like. Values of examples are not among them: they are made to look like none. */
const CREDENTIALS = {
  'a private key': /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----/,
  'a key of AWS': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of GitHub': /\b(?:gh[pousr]_\w{36}|github_pat_\w{60})/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b/,
  'a token of Slack': /\bxox[abeoprs]-[\w-]{10}/,
  'a key of Stripe': /\b[rs]k_live_\w{16}/,
  'a key of Google': /\bAIza[\w-]{35}\b/,
};
/** Files that hold secrets, whatever is in them. An example says what belongs there. */
const SECRET_FILE = /(?:^|\/)(?:\.env(?:\.(?!example$)[\w-]+)?|id_(?:rsa|ed25519)|[\w.-]+\.(?:pem|p12|pfx|key))$/;

/** @param {string} text of package-lock.json @returns {string[]} */
export function lockFaults(text) {
  /** @type {{ packages: Record<string, { link?: boolean, resolved?: string, integrity?: string }> }} */
  const { packages } = JSON.parse(text);
  return Object.entries(packages).flatMap(([path, { link, resolved, integrity }]) => {
    // Ours, and links to ours.
    if (link || !path.includes('node_modules/')) return [];
    const faults = [];
    if (!integrity?.startsWith('sha512-')) faults.push(`package-lock.json: ${path} has no sha512 of its contents`);
    if (resolved && !resolved.startsWith('https://registry.npmjs.org/'))
      faults.push(`package-lock.json: ${path} comes from ${resolved}, and not from the registry`);
    return faults;
  });
}

/** @param {string} path @param {string} text @returns {string[]} where something is, never what */
export function secretFaults(path, text) {
  if (SECRET_FILE.test(path)) return [`${path}: a file for secrets does not belong into git`];
  return Object.entries(CREDENTIALS).flatMap(([name, pattern]) => {
    const found = pattern.exec(text);
    return found ? [`${path}:${text.slice(0, found.index).split('\n').length}: looks like ${name}`] : [];
  });
}

if (import.meta.main) {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const read = (/** @type {string} */ path) => readFileSync(join(ROOT, path), 'utf8');
  const faults = [
    ...lockFaults(read('package-lock.json')),
    ...files
      .split('\0')
      .filter((path) => path !== '')
      .flatMap((path) => secretFaults(path, read(path))),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
}
