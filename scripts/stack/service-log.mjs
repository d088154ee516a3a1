import { closeSync, copyFileSync, fstatSync, mkdirSync, openSync, readSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

const READ_EVERY = 200;
const ROTATE_AT = 50 * 1024 * 1024;
const LEVELS = { 40: 'warn', 50: 'error', 60: 'fatal' };

/**
 * The readable form of a log line that a person should see: warnings, errors, and whatever is not a log line (a crash).
 * @param {string} name @param {string} line
 */
export function readable(name, line) {
  if (line.trim() === '') return null;
  if (!line.startsWith('{')) return `  ${name}: ${line}`;
  try {
    const { level, msg, err, requestId } = JSON.parse(line);
    const word = LEVELS[/** @type {keyof typeof LEVELS} */ (level)];
    if (!word) return null;
    const cause = err?.message && err.message !== msg ? `: ${err.message}` : '';
    return `  ${name} ${word}: ${msg ?? ''}${cause}${requestId ? ` (request ${requestId})` : ''}`;
  } catch {
    return `  ${name}: ${line}`;
  }
}

/**
 * A service writes straight into its file, so no line is lost when its supervisor dies; we read along.
 * @param {string} path @param {(line: string) => void} onLine
 */
export function openServiceLog(path, onLine) {
  mkdirSync(dirname(path), { recursive: true });
  const writing = openSync(path, 'a', 0o600);
  const reading = openSync(path, 'r');
  let offset = fstatSync(reading).size;
  let rest = '';
  const buffer = Buffer.alloc(64 * 1024);

  function readNew() {
    for (;;) {
      const count = readSync(reading, buffer, 0, buffer.length, offset);
      if (count === 0) break;
      offset += count;
      const lines = (rest + buffer.toString('utf8', 0, count)).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    }
  }

  /** Services append, so they go on at the start of the emptied file. */
  function rotate() {
    if (offset < ROTATE_AT) return;
    copyFileSync(path, `${path}.1`);
    truncateSync(path, 0);
    offset = 0;
  }

  const timer = setInterval(() => {
    readNew();
    rotate();
  }, READ_EVERY);
  timer.unref();
  return {
    fd: writing,
    readNew,
    close() {
      clearInterval(timer);
      readNew();
      closeSync(writing);
      closeSync(reading);
    },
  };
}
