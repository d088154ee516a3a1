import type { DataSource } from 'typeorm';
import { writtenMigrations } from './database.options.js';

/** Any constant: names the one lock that all migrating instances share. */
const MIGRATION_LOCK = 4_836_201;

/** Kept of each file as it was applied; those of older releases as they are when they are first seen. */
const CHECKSUMS = `
  update migrations m set sha256 = written.sha256
  from jsonb_to_recordset($1::jsonb) as written(name text, sha256 text)
  where m.name = written.name and m.sha256 is null`;

/**
 * Brings the schema up to date, once, however many instances start together. Answers the names of the applied
 * migrations.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  await dataSource.initialize();
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('set statement_timeout = 0; set lock_timeout = 0');
    await holder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    await holder.query(CHECKSUMS, [JSON.stringify(writtenMigrations().map(({ name, sha256 }) => ({ name, sha256 })))]);
    return applied.map(({ name }) => name);
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await holder.release();
    await dataSource.destroy();
  }
}
