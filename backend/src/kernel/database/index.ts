export { afterCommit, db } from '../context/scope.js';
export { DatabaseModule } from './database.module.js';
export { databaseOptions, sqlMigrations } from './database.options.js';
export { filtersOf, Keyset, type KeysetOrder, type Page, type PageRequest } from './keyset.js';
export { migrate } from './migrate.js';
export { nextNumber, nextNumbers } from './number-sequence.js';
export { insertRow, lockRow, newId, updateRow } from './rows.js';
export { Scopes, type TransactionOptions, type Who } from './scopes.js';
export { SourcedEntity, TenantEntity } from './tenant-entity.js';
