import { db } from '../../src/kernel/database/index.js';

/** Until another transaction of this database waits for what this one holds. */
export async function untilSomebodyWaits(): Promise<void> {
  const waiting = 'select 1 from pg_locks l join pg_stat_activity a using (pid) where not l.granted';
  // A transaction sees the connections of its first look, unless it asks anew.
  for (; ; await db().query('select pg_stat_clear_snapshot()'))
    if ((await db().query<unknown[]>(`${waiting} and a.datname = current_database()`)).length > 0) return;
}
