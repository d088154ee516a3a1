import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import type { ClientBase } from 'pg';
import { hangUpOnSilence, OUTLIVES_CONNECTIONS } from '../database-checks/index.js';
import { SnakeCaseNaming } from './snake-case-naming.js';

const MIGRATIONS = new URL('../../../migrations/', import.meta.url);

type MigrationClass = new () => MigrationInterface;

interface WrittenMigration {
  /** As in the table `migrations`. */
  name: string;
  sql: string;
  /** Of the file, hexadecimal. */
  sha256: string;
}

/** The files of `backend/migrations`, in their order. */
export function writtenMigrations(): WrittenMigration[] {
  return readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const [timestamp, ...words] = file.replace('.sql', '').split('-');
      const sql = readFileSync(new URL(file, MIGRATIONS), 'utf8');
      return { name: `${words.join('_')}_${timestamp}`, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/** TypeORM runs the plain SQL files of `backend/migrations`, so that a reviewer reads what the database will do. */
export function sqlMigrations(): MigrationClass[] {
  return writtenMigrations().map(
    ({ name, sql }) =>
      class implements MigrationInterface {
        readonly name = name;
        // Some must not run in one: what locks many tables, or builds an index while others write. They may run twice.
        readonly transaction = !sql.startsWith('-- without a transaction');
        async up(queryRunner: QueryRunner): Promise<void> {
          for (const statement of this.transaction ? [sql] : sql.split('\n-- then\n'))
            await queryRunner.query(statement);
        }
        down(): Promise<void> {
          throw new Error('Hedgerow migrates forward only; restore a backup instead.');
        }
      },
  );
}

/** A stuck statement or a forgotten transaction ends on its own and frees its connection. In milliseconds. */
export const TIMEOUTS = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 60_000,
} as const;

/** Longer than a statement may take. */
const SILENCE_MS = TIMEOUTS.statement_timeout + 2_000;

/**
 * Somebody who reads for a while finds the connection that their last click used: another one is opened, signs in and plans all
 * anew, which takes ten times as long as the read. Firewalls forget one that says nothing for four minutes.
 */
const IDLE_MS = 120_000;

/** How every process talks to PostgreSQL, whichever role it uses. */
export function databaseOptions(url: string, pool: number, silenceMs = SILENCE_MS): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize: pool,
    namingStrategy: new SnakeCaseNaming(),
    installExtensions: false,
    synchronize: false,
    migrationsTableName: 'migrations',
    applicationName: 'hedgerow',
    extra: {
      ...TIMEOUTS,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: IDLE_MS,
      onConnect: (client: ClientBase) => {
        OUTLIVES_CONNECTIONS.onConnect(client);
        hangUpOnSilence(client, silenceMs);
      },
    },
  };
}
