import type { DataSource } from 'typeorm';

/** Any constant: names the one lock that all migrating instances share. */
const MIGRATION_LOCK = 4_836_201;

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
    return applied.map(({ name }) => name);
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await holder.release();
    await dataSource.destroy();
  }
}
