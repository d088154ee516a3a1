import { runCommand } from '../run-command.mjs';

/** @typedef {'chromium' | 'redis-server'} Program */

/**
 * How each package manager is asked, and what it calls the thing: the first of these names that it has. A Chromium without windows
 * is the same engine for three quarters of the work.
 * @type {{ command: string, refresh?: string[], install: string[], names: Record<Program, string[]>, asRoot: boolean }[]}
 */
const MANAGERS = [
  {
    command: 'apt-get',
    refresh: ['update', '-q'],
    install: ['install', '-y', '-q', '--no-install-recommends'],
    names: { chromium: ['chromium-headless-shell', 'chromium'], 'redis-server': ['redis-server'] },
    asRoot: true,
  },
  {
    command: 'dnf',
    install: ['install', '-y', '-q'],
    names: { chromium: ['chromium'], 'redis-server': ['valkey'] },
    asRoot: true,
  },
  {
    command: 'brew',
    install: ['install', '-q'],
    names: { chromium: ['chromium'], 'redis-server': ['redis'] },
    asRoot: false,
  },
];

/** @param {string} command @param {string[]} args */
const succeeds = async (command, args) => (await runCommand(command, args)).code === 0;

async function findManager() {
  for (const manager of MANAGERS) if (await succeeds(manager.command, ['--version'])) return manager;
  return null;
}

/** @returns {Promise<string[] | null>} words to put before a command that needs root; null: we may not */
export async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return (await succeeds('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : null;
}

/**
 * Installs a program with the machine's package manager. Never asks for a password.
 * @param {Program} program
 * @returns {Promise<string>} what happened, for a person
 */
export async function installWithSystem(program) {
  const manager = await findManager();
  if (!manager) return 'no package manager that we know';
  const prefix = manager.asRoot ? await rootPrefix() : [];
  const names = manager.names[program];
  if (!prefix) return `${manager.command} needs root: install ${names.join(' or ')} and run again`;
  // A service that starts on installation is none of our business: sysv scripts heed the run level.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const run = (/** @type {string[]} */ args) => {
    const [command = manager.command, ...rest] = [...prefix, manager.command, ...args];
    return runCommand(command, rest, { env });
  };
  if (manager.refresh) await run(manager.refresh);
  let last = '';
  for (const name of names) {
    const { code, output } = await run([...manager.install, name]);
    if (code === 0) return `installed by ${manager.command}`;
    last = `${manager.command}: ${output.trim().split('\n').pop()}`;
  }
  return last;
}
