import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Logger, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { PresetRole } from '../../src/kernel/access/index.js';
import { Scopes, type TransactionOptions } from '../../src/kernel/database/index.js';
import { OutboxRelay } from '../../src/kernel/queue/index.js';
import { Threads } from '../../src/kernel/threads/index.js';
import { createCompany, type TestCompany } from './companies.js';
import { drainQueue } from './drain-queue.js';
import { withPatience } from './patient-threads.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export type CompanyName = 'greenfield' | 'rival';

export interface TestAppOptions {
  /** Modules under test, beside the kernel, tenancy and sign-in; default: the whole product. */
  modules?: Type[];
  /** Environment beside (or instead of) what every test has. */
  env?: Record<string, string>;
  /** Goes between the product and its database: takes an address, answers the one to use instead. */
  pooled?: (appUrl: string) => Promise<string>;
  /** Hand enqueued tasks to the real queue instead of keeping them for `drainQueue()`. */
  relay?: boolean;
}

/** The product on a database of its own, as the application role, with two companies that hold look-alike people. */
export class TestApp<App extends INestApplicationContext = INestApplicationContext> {
  constructor(
    readonly nest: App,
    /** What was booted: for another process on the same database, `createHttpApp(app.module)`. */
    readonly module: Type,
    readonly database: TestDatabase,
    readonly greenfield: TestCompany,
    readonly rival: TestCompany,
    private readonly dataDir: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  get<T>(type: Type<T>): T {
    return this.nest.get(type, { strict: false });
  }

  /** Runs `work` as a member of Greenfield: a scope with that role's permissions, in a transaction that commits. */
  asMember<T>(role: PresetRole, work: () => Promise<T>, options?: TransactionOptions): Promise<T> {
    return this.asTenant('greenfield', work, role, options);
  }

  /** The same in a company of choice; `rival` is the stranger in the room. */
  asTenant<T>(
    name: CompanyName,
    work: () => Promise<T>,
    role: PresetRole = 'owner',
    options?: TransactionOptions,
  ): Promise<T> {
    const { tenantId, members } = this[name];
    return this.get(Scopes).run({ tenantId, actor: members[role].actor }, work, options);
  }

  /** Runs every queue task that was enqueued, here and now, by its real handler. Answers how many ran. */
  drainQueue(): Promise<number> {
    return drainQueue(this.nest);
  }

  async close(): Promise<void> {
    await this.nest.close();
    await this.database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
    // Another spec may follow in this process.
    process.env = this.environment;
  }
}

/** Boots the providers without HTTP: what a service spec needs. Call it in `beforeAll`, and `close()` in `afterAll`. */
export function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  return boot(options, async (module) => {
    return NestFactory.createApplicationContext(module, { logger: ['error', 'fatal'], abortOnError: false });
  });
}

export async function boot<App extends INestApplicationContext>(
  { modules, env = {}, relay = false, pooled }: TestAppOptions,
  create: (module: Type) => Promise<App>,
): Promise<TestApp<App>> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-test-data-'));
  const environment = process.env;
  process.env = { ...environment, ...environmentOf(database, dataDir), ...env };
  Logger.overrideLogger(['error', 'fatal']);
  try {
    if (pooled) process.env['DATABASE_URL'] = await pooled(database.appUrl);
    const module = modules ? await partOfProduct(modules) : (await import('../../src/app.module.js')).AppModule;
    const nest = await create(module);
    withPatience(nest.get(Threads, { strict: false }));
    // Tasks stay in the outbox until a test drains it.
    if (!relay) await nest.get(OutboxRelay, { strict: false }).stop();
    const [greenfield, rival] = [await createCompany(nest, 'greenfield'), await createCompany(nest, 'rival')];
    return new TestApp(nest, module, database, greenfield, rival, dataDir, environment);
  } catch (error) {
    process.env = environment;
    throw error;
  }
}

function environmentOf(database: TestDatabase, dataDir: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: database.appUrl,
    QUEUE_DATABASE_URL: database.queueUrl,
    REDIS_URL: '',
    DATABASE_POOL: '8',
    DATA_DIR: dataDir,
    TOKEN_SECRET: 'Kd83mVq0zLw72nTx5Rb1Yc64Hj9Pf0Gs',
    CURSOR_SECRET: 'b5Nw0Xq8Zr2Lt7Mv4Jc9Kd1Hs6Pf3Gy0',
    MASTER_KEY: 'w3Tz9Bq5Kx1Vn7Rm4Lp8Jd2Hc6Sf0Gy5',
    RATE_LIMIT: 'off',
    // On a busy machine, what is about something else waits for its turn instead of being told to come back.
    REQUEST_PATIENCE_MS: '20000',
    DEMO: 'off',
    LOG_LEVEL: 'error',
  };
}

/**
 * Kernel, tenancy and sign-in with the given modules: fails for the reasons of those modules only. Roles are as in the
 * whole product.
 */
async function partOfProduct(modules: Type[]): Promise<Type> {
  await loadPermissions();
  const [{ KernelModule }, { TenancyModule }, { MembersModule }, { AuthModule }, { ApiKeysModule }] = await Promise.all(
    [
      import('../../src/kernel/kernel.module.js'),
      import('../../src/modules/tenancy/index.js'),
      import('../../src/modules/members/index.js'),
      import('../../src/modules/auth/index.js'),
      import('../../src/modules/api-keys/index.js'),
    ],
  );
  class PartOfProduct {}
  Module({ imports: [KernelModule, TenancyModule, MembersModule, AuthModule, ApiKeysModule, ...modules] })(
    PartOfProduct,
  );
  return PartOfProduct;
}

/** What every domain declares, also those that are left out. */
async function loadPermissions(): Promise<void> {
  const domains = new URL('../../src/modules/', import.meta.url);
  const declarations = readdirSync(domains, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.permissions.ts'),
  );
  for (const path of declarations) await import(new URL(path, domains).href);
}
