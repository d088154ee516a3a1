import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goneWithin, processIdentity, sendSignal } from '../process-table.mjs';

/**
 * @typedef {{ name: string, pid: number, identity: string }} Member
 * @typedef {{ pid: number, identity: string | null, address: string, children: Member[] }} Owner
 */

/** @param {string} path @returns {Owner | null} */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Written aside first, so that nobody ever reads half a lock. @param {string} path @param {Owner} owner */
function writeAside(path, owner) {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(owner), { mode: 0o600 });
  return aside;
}

/** @param {string} path @param {Owner} owner */
function tryTake(path, owner) {
  const aside = writeAside(path, owner);
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** What a killed supervisor left running would hold the port and the database. @param {Member[]} children */
async function endLeftovers(children) {
  const alive = children.filter(({ pid, identity }) => processIdentity(pid) === identity);
  for (const { pid } of alive) sendSignal(pid, 'SIGTERM');
  for (const { pid, identity } of alive) {
    if (await goneWithin(identity, pid, 5_000)) continue;
    sendSignal(pid, 'SIGKILL');
    await goneWithin(identity, pid, 5_000);
  }
}

/** @param {string} path @param {Owner | null} judged the owner that was found dead */
function clearStale(path, judged) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another start cleared it first
  }
  const moved = read(aside);
  // Another start cleared it and took the lock between our look and our move: give it back.
  if (moved && moved.identity !== judged?.identity) linkSync(aside, path);
  rmSync(aside, { force: true });
}

/**
 * Keeps a second start away from the same data. The lock of a process that is gone counts for nothing.
 * @param {string} dataDir
 */
export async function lockData(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'hedgerow.lock');
  /** @type {Owner} */
  const owner = { pid: process.pid, identity: processIdentity(process.pid), address: '', children: [] };
  while (!tryTake(path, owner)) {
    const other = read(path);
    if (other?.identity && processIdentity(other.pid) === other.identity) {
      const where = other.address === '' ? '' : `, at ${other.address}`;
      throw new Error(
        `Hedgerow is already running with the data in ${dataDir} (pid ${other.pid}${where}). Stop it first, or set DATA_DIR.`,
      );
    }
    if (other) await endLeftovers(other.children);
    clearStale(path, other);
  }
  const save = () => renameSync(writeAside(path, owner), path);
  return {
    /** @param {string} address */
    setAddress(address) {
      owner.address = address;
      save();
    },
    /** Replaces the entry of the same name. @param {string} name @param {number} pid */
    setChild(name, pid) {
      const identity = processIdentity(pid);
      owner.children = owner.children.filter((child) => child.name !== name);
      if (identity) owner.children.push({ name, pid, identity });
      save();
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** @typedef {Awaited<ReturnType<typeof lockData>>} DataLock */
