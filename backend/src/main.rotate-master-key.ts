import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { Config } from './kernel/config/index.js';
import { SYSTEM } from './kernel/context/index.js';
import { db, Scopes } from './kernel/database/index.js';
import { type KeyStanding, MasterKeyRotation, Secrets } from './kernel/secrets/index.js';

/**
 * Seals with MASTER_KEY what MASTER_KEY_PREVIOUS has sealed, while the product serves, and checks that nothing is left
 * (docs/decisions/0082-the-doctor-and-the-master-key.md).
 */
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'fatal'] });
const scopes = app.get(Scopes);
const rotation = new MasterKeyRotation(app.get(Secrets), (tenantId, work) =>
  scopes.run({ tenantId, actor: SYSTEM, whileSuspended: true }, () => work((sql, values) => db().query(sql, values))),
);
const sum = (standings: KeyStanding[], key: 'current' | 'previous' | 'lost') =>
  standings.reduce((total, standing) => total + standing[key], 0);
try {
  if (!app.get(Config).get('MASTER_KEY_PREVIOUS')) throw new Error('MASTER_KEY_PREVIOUS: set it to the key of before.');
  const done = await rotation.rotate();
  const after = await rotation.standing();
  for (const { column, previous, lost } of after) {
    if (previous > 0) console.error(`${column}: ${previous} still sealed with the previous key`);
    if (lost > 0) console.error(`${column}: ${lost} that neither key opens`);
  }
  if (sum(after, 'previous') > 0)
    throw new Error('Some process still seals with the previous key. Restart it with both, then run this again.');
  if (sum(after, 'lost') > 0) process.exitCode = 1;
  console.log(
    `${sum(done, 'previous')} values sealed again; MASTER_KEY opens ${sum(after, 'current')}, and none needs the previous key.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await app.close();
}
