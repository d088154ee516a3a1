import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SILENT } from './progress.mjs';
import { ROOT } from './root.mjs';
import { apart } from './apart.mjs';
import { toolEnv } from './run-command.mjs';
import { DIST, runBackend } from './stack/backend.mjs';
import { openDatabase } from './stack/database.mjs';
import { lockData } from './stack/data-lock.mjs';
import { demoIsWanted, seedDemo } from './stack/demo.mjs';
import { choosePort } from './stack/port.mjs';
import { PortLost, untilReady } from './stack/ready.mjs';
import { beginRotation, rewrap } from './stack/master-key.mjs';
import { ensureSecrets, secretsBeside } from './stack/secrets.mjs';
import { Service } from './stack/service.mjs';

const MIGRATIONS = new URL('./stack/migrations.mjs', import.meta.url);
const PROGRAMS = { api: join(DIST, 'main.api.js'), worker: join(DIST, 'main.worker.js') };

/** Rights that migrations need and that must not lie about where requests are served. */
const NOT_FOR_SERVICES = ['DATABASE_OWNER_URL', 'OWNER_PASSWORD', 'POSTGRES_PASSWORD'];

/** @param {NodeJS.ProcessEnv} env */
function serviceEnv(env) {
  const unwanted = env['REDIS_URL'] ? [...NOT_FOR_SERVICES, 'QUEUE_DATABASE_URL'] : NOT_FOR_SERVICES;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !unwanted.includes(name)));
}

/** The processes of one Hedgerow. Whatever was opened is closed in reverse order, also when a later step fails. */
class Stack {
  /** @type {{ close: () => Promise<void> | void, abandon?: () => void }[]} */
  opened = [];
  /** @type {Service[]} */
  services = [];
  baseUrl = '';

  /** @param {import('./stack.mjs').StackRequest} request */
  constructor(request) {
    const { dataDir, port, demo, env = process.env, progress = SILENT, durable = true, webDist, signal } = request;
    this.signal = signal;
    this.prepared = request.prepared ?? false;
    this.programs = request.programs ?? PROGRAMS;
    this.dataDir = resolve(dataDir);
    this.wantedPort = port === undefined ? undefined : String(port);
    this.progress = progress;
    this.durable = durable;
    this.newKey = request.newKey;
    this.newMasterKey = request.newMasterKey ?? false;
    this.demo = demo ?? demoIsWanted(env);
    this.env = toolEnv({ ...env, DATA_DIR: this.dataDir, DEMO: this.demo ? 'on' : 'off' });
    // Compiled code of three processes that load the same thousand modules: a fifth of their start.
    this.env['NODE_COMPILE_CACHE'] ??= join(ROOT, '.cache', 'node');
    this.env['WEB_DIST'] ??= webDist ?? join(ROOT, 'web', 'dist');
  }

  async open() {
    this.lock = await lockData(this.dataDir);
    this.opened.push({ close: () => this.lock?.release() });
    mkdirSync(join(this.dataDir, 'logs'), { recursive: true });
    beginRotation(this);
    const secrets = ensureSecrets(this.dataDir);
    this.env = { ...this.env, ...secretsBeside(this.env, secrets) };
    await this.openDatabase(secrets);
    if (!this.prepared) await this.prepare();
    await this.startServices();
    await rewrap(this);
  }

  async prepare() {
    await this.progress.step('Migrate', () => this.migrate());
    if (this.demo) await seedDemo(this);
    const { newKey } = this;
    if (newKey) await this.progress.step('Signing key', () => this.run('main.rotate-keys.js', newKey));
  }

  /** @param {import('./stack/secrets.mjs').Secrets} secrets */
  async openDatabase(secrets) {
    await this.progress.step('PostgreSQL', async () => {
      const { env, dataDir, durable } = this;
      const { say } = this.progress;
      const database = await openDatabase({ env, dataDir, secrets, durable, say });
      if (database.server) this.opened.push({ close: database.server.stop, abandon: database.server.kill });
      this.env = { ...this.env, ...database.urls };
      return database.detail;
    });
  }

  /** Alone acts as the owner. @returns {Promise<string>} */
  migrate() {
    return apart(MIGRATIONS, 'migrate', [{ dataDir: this.dataDir, env: this.env }], this.signal);
  }

  /** @param {string} script @param {string[]} [options] */
  run(script, options) {
    return runBackend(script, serviceEnv(this.env), this.signal, options);
  }

  async startServices() {
    for (;;) {
      this.signal?.throwIfAborted();
      const { port, note } = await choosePort(this.wantedPort);
      if (note) this.progress.say(`  ${note}`);
      this.baseUrl = `http://localhost:${port}`;
      this.env = { ...this.env, PORT: String(port) };
      try {
        return await this.progress.step('API and worker', () => this.launch());
      } catch (error) {
        await this.stopServices();
        const asked = this.wantedPort !== undefined && this.wantedPort !== '0';
        if (!(error instanceof PortLost) || asked) throw error;
      }
    }
  }

  async launch() {
    this.lock?.setAddress(this.baseUrl);
    this.services = Object.entries(this.programs).map(
      ([name, script]) =>
        new Service({
          name,
          script,
          env: () => serviceEnv(this.env),
          logFile: join(this.dataDir, 'logs', `${name}.log`),
          say: this.progress.say,
          onStart: (service, pid) => this.lock?.setChild(service, pid),
        }),
    );
    await this.untilReady();
  }

  async untilReady() {
    const { HOST: host, PORT: port } = this.env;
    const reach = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    await untilReady(`http://${reach}:${port}/health/ready`, this.services, this.signal);
  }

  async restart() {
    await Promise.all(this.services.map((service) => service.restart()));
    await this.untilReady();
  }

  async stopServices() {
    await Promise.all(this.services.map((service) => service.stop()));
    this.services = [];
  }

  abandon() {
    for (const service of this.services) service.abandon();
    for (const { abandon } of this.opened) abandon?.();
  }

  async close() {
    await this.stopServices();
    for (const { close } of this.opened.splice(0).reverse()) await close();
  }

  /** @param {string} name */
  service(name) {
    const found = this.services.find((service) => service.name === name);
    if (!found) throw new Error(`No ${name} is running.`);
    return found;
  }
}

/** @type {import('./stack.mjs').startStack} */
export async function startStack(request) {
  const stack = new Stack(request);
  try {
    await stack.open();
  } catch (error) {
    await stack.close();
    throw error;
  }
  return {
    baseUrl: stack.baseUrl,
    env: stack.env,
    stop: () => stack.close(),
    abandon: () => stack.abandon(),
    migrate: () => stack.migrate(),
    killWorker: () => stack.service('worker').kill(),
    killApi: () => stack.service('api').kill(),
    restart: () => stack.restart(),
  };
}
