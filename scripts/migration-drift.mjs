// Fails when an entity and the migrated schema disagree. Migrates an empty database of its own with the built backend.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { startPostgres } from './postgres.mjs';
import { provisionRoles, withClient } from './roles.mjs';
import { ROOT } from './root.mjs';
import { mustRun, toolEnv } from './run-command.mjs';

const DIST = join(ROOT, 'backend', 'dist');
const PASSWORDS = { owner: 'owner', app: 'app', queue: 'queue' };

/** @typedef {{ type: string, nullable: boolean, filled: boolean, primary: boolean }} Column */

/** @param {string} url @returns {Promise<Map<string, Map<string, Column>>>} table → column */
function migratedSchema(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `select c.relname as table, a.attname as name, replace(format_type(a.atttypid, a.atttypmod), ' without time zone', '') as type,
         not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as filled,
         coalesce(a.attnum = any (i.indkey), false) as primary
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       left join pg_index i on i.indrelid = c.oid and i.indisprimary
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and a.attnum > 0
         and not a.attisdropped`,
    );
    /** @type {Map<string, Map<string, Column>>} */
    const tables = new Map();
    for (const { table, name, ...column } of rows) {
      if (!tables.has(table)) tables.set(table, new Map());
      tables.get(table)?.set(name, column);
    }
    return tables;
  });
}

/**
 * @param {DataSource} dataSource
 * @param {import('typeorm').EntityMetadata} entity
 * @param {Map<string, Map<string, Column>>} schema
 */
function differences(dataSource, entity, schema) {
  const table = schema.get(entity.tableName);
  if (!table) return [`${entity.tableName}: no such table`];
  const known = new Set(entity.columns.map((column) => column.databaseName));
  const missing = [...table]
    .filter(([name, { nullable, filled }]) => !known.has(name) && !nullable && !filled)
    .map(([name]) => `${entity.tableName}.${name}: the entity lacks it, so no row can be written`);
  return [...missing, ...entity.columns.flatMap((column) => columnDifferences(dataSource, entity, column, table))];
}

/**
 * @param {DataSource} dataSource
 * @param {import('typeorm').EntityMetadata} entity
 * @param {import('typeorm').EntityMetadata['columns'][number]} column
 * @param {Map<string, Column>} table
 */
function columnDifferences(dataSource, entity, column, table) {
  const name = column.databaseName;
  const actual = table.get(name);
  const where = `${entity.tableName}.${name}`;
  if (!actual) return [`${where}: no such column`];
  const { driver } = dataSource;
  const declared = {
    ...column,
    type: driver.normalizeType(column),
    length: column.length ?? '',
    precision: column.precision ?? undefined,
  };
  const type = driver
    .createFullType(/** @type {any} */ (declared))
    .toLowerCase()
    .replace(' array', '[]')
    .replace(' without time zone', '');
  return [
    ...(type === actual.type ? [] : [`${where}: entity says ${type}, database ${actual.type}`]),
    ...(column.isNullable === actual.nullable
      ? []
      : [`${where}: nullable in ${actual.nullable ? 'database' : 'entity'} only`]),
    ...(column.isPrimary === actual.primary
      ? []
      : [`${where}: primary key in ${actual.primary ? 'database' : 'entity'} only`]),
    ...(column.default === undefined || actual.filled ? [] : [`${where}: the database has no default`]),
  ];
}

/** @param {string} url of the owner */
async function findDrift(url) {
  await mustRun(process.execPath, [join(DIST, 'main.migrate.js')], { env: toolEnv({ DATABASE_OWNER_URL: url }) });
  const { databaseOptions } = await import(join(DIST, 'kernel', 'database', 'index.js'));
  const entities = [join(DIST, '**', '*.entity.js')];
  const dataSource = new DataSource({ ...databaseOptions(url, 1), entities });
  await dataSource.initialize();
  const schema = await migratedSchema(url);
  const drift = dataSource.entityMetadatas.flatMap((entity) => differences(dataSource, entity, schema));
  await dataSource.destroy();
  return { drift, compared: dataSource.entityMetadatas.length };
}

const folder = mkdtempSync(join(tmpdir(), 'hedgerow-drift-'));
const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
try {
  await provisionRoles(server.superuserUrl, { passwords: PASSWORDS, database: 'hedgerow' });
  const url = server.url({ user: 'hedgerow_owner', password: PASSWORDS.owner, database: 'hedgerow' });
  const { drift, compared } = await findDrift(url);
  if (compared === 0) throw new Error('No entity was found in backend/dist.');
  if (drift.length > 0) {
    console.log(`${drift.join('\n')}\n\nMend the entity, or write a new migration: backend/migrations/<ms>-<name>.sql`);
    process.exitCode = 1;
  } else console.log(`${compared} entities agree with the migrated schema.`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
