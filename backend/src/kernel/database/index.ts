export { afterCommit, db } from '../context/index.js';
export { brokenConstraint } from './broken-constraint.js';
export { DatabaseModule } from './database.module.js';
export { databaseOptions, sqlMigrations, TIMEOUTS, writtenMigrations } from './database.options.js';
export { migrate } from './migrate.js';
export { nextNumber, nextNumbers, type NumberSeries } from './number-sequence.js';
export {
  columnsOf,
  insertRow,
  insertRows,
  insertTogether,
  lockRow,
  newId,
  type NewRow,
  type NewSets,
  rowOf,
  type Sets,
  touchRow,
  updateRow,
  updateRows,
  type Versioned,
} from './rows.js';
export { inSavepoint } from './savepoint.js';
export { ANONYMOUS, NOBODY, Scopes, type TransactionOptions, type Who } from './scopes.js';
export { isReadOnly, StandingChanged } from './openings.js';
export { SourcedEntity, TenantEntity } from './tenant-entity.js';
