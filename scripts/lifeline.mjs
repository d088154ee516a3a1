import { spawn } from 'node:child_process';

/**
 * Ends another process when this one ends, however it ends (kill -9 included): a shell waits on a pipe from us.
 * @param {number} pid @param {'QUIT' | 'KILL'} signal
 * @returns {() => void} cuts the line once the other process is gone, before its pid may belong to somebody else
 */
export function endWithUs(pid, signal) {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -s "$1" "$0"', String(pid), signal], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  // The pipe must stay open without keeping this process alive.
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();
  return () => void guard.kill('SIGKILL');
}
