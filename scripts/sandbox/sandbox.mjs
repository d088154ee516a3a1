import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SILENT } from '../progress.mjs';
import { startStack } from '../stack.mjs';
import { lockData } from '../stack/data-lock.mjs';
import { ensureSecrets } from '../stack/secrets.mjs';
import { openDatabases } from './databases.mjs';
import { startProxy } from './proxy.mjs';
import { BACKEND, seededTemplate } from './template.mjs';

/** What a sandbox never borrows from the product beside it, and the limits that would be in a test suite's way. */
const SANDBOX_ENV = {
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
  QUEUE_DATABASE_URL: '',
  REDIS_URL: '',
  // Mail is captured, whatever the shell is set up for.
  SMTP_URL: '',
  HOST: '127.0.0.1',
  // The proxy decides which pages may call.
  CORS_ORIGINS: '',
};
const SANDBOX_DEFAULTS = { RATE_LIMIT: '100000', RATE_LIMIT_TENANT: '1000000', OUTBOUND_ALLOW: '127.0.0.1' };

/** @param {NodeJS.ProcessEnv} env */
export function refuseProduction(env) {
  if (env['NODE_ENV'] === 'production')
    throw new Error('The sandbox answers errors on request and forgets its data: never in production (NODE_ENV).');
}

/**
 * The real backend on copies of a seeded database, behind a proxy that simulates failures on request. A reset goes on with a
 * fresh copy and a fresh process, so that no connection, queue, file or cache of before is left.
 */
class Sandbox {
  /** @type {{ stack: import('../stack.mjs').RunningStack, name: string } | null} */
  serving = null;
  /** Made ahead once somebody resets: idle processes are not free. @type {ReturnType<Sandbox['fresh']> | null} */
  next = null;
  copies = 0;
  /** The start or reset that is under way. @type {Promise<unknown>} */
  turns = Promise.resolve();
  /** The one after it. @type {Promise<void> | null} */
  waiting = null;
  /** @type {import('./template.mjs').SeededTemplate | undefined} */
  template;
  /** Copies that are on their way out. @type {Set<Promise<void>>} */
  leaving = new Set();
  /** @type {{ close: () => Promise<void> | void, abandon?: () => void }[]} */
  opened = [];
  stopped = false;

  /** @param {import('./sandbox.mjs').SandboxRequest} request */
  constructor(request) {
    const { dataDir, port, host = '127.0.0.1', publicUrl, webDist = '', env = process.env, signal } = request;
    refuseProduction(env);
    this.dataDir = resolve(dataDir);
    this.port = port;
    this.host = host;
    this.webDist = webDist;
    this.progress = request.progress ?? SILENT;
    this.signal = signal;
    this.publicUrl = publicUrl;
    /** @type {NodeJS.ProcessEnv} */
    this.env = { ...SANDBOX_DEFAULTS, ...env, ...SANDBOX_ENV };
  }

  open() {
    const started = this.start();
    this.turns = started.catch(() => {});
    return started;
  }

  async start() {
    const lock = await lockData(this.dataDir);
    this.opened.push({ close: () => lock.release() });
    mkdirSync(join(this.dataDir, 'logs'), { recursive: true });
    const secrets = ensureSecrets(this.dataDir);
    const { TOKEN_SECRET, CURSOR_SECRET, MASTER_KEY } = secrets;
    const proxy = await startProxy({
      port: this.port,
      host: this.host,
      target: () => this.serving?.stack.baseUrl ?? null,
      reset: () => this.reset(),
    });
    this.opened.push({ close: proxy.close, abandon: proxy.close });
    this.address = proxy.address;
    lock.setAddress(this.address);
    this.env = { ...this.env, TOKEN_SECRET, CURSOR_SECRET, MASTER_KEY, PUBLIC_URL: this.publicUrl ?? this.address };
    await this.openDatabases(secrets);
    await this.seed();
    this.serving = await this.progress.step('Backend', () => this.fresh());
  }

  /** @param {import('../stack/secrets.mjs').Secrets} secrets */
  async openDatabases(secrets) {
    await this.progress.step('PostgreSQL', async () => {
      const databases = await openDatabases({ dataDir: this.dataDir, secrets, say: this.progress.say });
      this.opened.push({ close: databases.stop, abandon: databases.kill });
      this.databases = databases;
      await databases.dropCopies();
      rmSync(join(this.dataDir, 'copies'), { recursive: true, force: true });
      return databases.detail;
    });
  }

  async seed() {
    const { databases, env, dataDir, signal } = this;
    if (!databases) throw new Error('The sandbox has no database.');
    const template = (this.template ??= seededTemplate({ dataDir, databases, env, signal }));
    if (await template.isMade()) return;
    await this.progress.step('Demo companies', () => template.make());
  }

  /** A copy of the seeded state with a process of its own. */
  async fresh() {
    const name = `sandbox_copy_${(this.copies += 1)}`;
    const dataDir = join(this.dataDir, 'copies', name);
    const { databases, template } = this;
    if (!databases || !template) throw new Error('The sandbox is not open.');
    const urls = await databases.copySeeded(name);
    template.copyFiles(dataDir);
    const stack = await startStack({
      dataDir,
      port: 0,
      demo: true,
      prepared: true,
      programs: BACKEND,
      env: { ...this.env, ...urls },
      progress: { ...SILENT, say: this.progress.say },
      webDist: this.webDist,
      ...(this.signal && { signal: this.signal }),
    });
    return { stack, name };
  }

  /** Back to the seeded state; answers when requests meet it. Whoever asks before it has begun shares it. */
  reset() {
    this.waiting ??= this.turns.then(() => {
      this.waiting = null;
      const turn = this.switchOver();
      this.turns = turn.catch(() => {});
      return turn;
    });
    return this.waiting;
  }

  async switchOver() {
    if (this.stopped) throw new Error('The sandbox is being stopped.');
    // The next day has another season.
    if (!(await this.template?.isMade())) await this.reseed();
    const before = this.serving;
    const ahead = this.next;
    this.next = null;
    this.serving = await (ahead ?? this.fresh());
    if (before) this.discard(before);
    this.prepareNext();
  }

  prepareNext() {
    const next = this.fresh();
    // Told when somebody asks for it.
    next.catch(() => {});
    this.next = next;
  }

  async reseed() {
    const stale = await this.next?.catch(() => null);
    this.next = null;
    if (stale) this.discard(stale);
    await this.seed();
  }

  /** Nothing of it is worth an orderly end. @param {NonNullable<Sandbox['serving']>} copy */
  discard({ stack, name }) {
    stack.abandon();
    const gone = stack
      .stop()
      .then(() => this.databases?.drop(name))
      .then(() => rmSync(join(this.dataDir, 'copies', name), { recursive: true, force: true }))
      .catch((error) => this.progress.say(`  sandbox: ${error instanceof Error ? error.message : error}`))
      .finally(() => this.leaving.delete(gone));
    this.leaving.add(gone);
  }

  async close() {
    this.stopped = true;
    await this.turns;
    for (const copy of [this.serving, await this.next?.catch(() => null)]) if (copy) this.discard(copy);
    await Promise.all(this.leaving);
    for (const { close } of this.opened.splice(0).reverse()) await close();
  }

  abandon() {
    this.serving?.stack.abandon();
    void this.next?.then(
      ({ stack }) => stack.abandon(),
      () => {},
    );
    for (const { abandon } of this.opened) abandon?.();
  }
}

/** @type {import('./sandbox.mjs').startSandbox} */
export async function startSandbox(request) {
  const sandbox = new Sandbox(request);
  try {
    await sandbox.open();
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  return {
    address: sandbox.address ?? '',
    stop: () => sandbox.close(),
    abandon: () => sandbox.abandon(),
  };
}
