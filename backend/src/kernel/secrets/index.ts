export { type KeyStanding, MasterKeyRotation, type Transact } from './master-key-rotation.js';
export { defineSealedColumn, sealedColumns } from './sealed-columns.js';
export { Secrets } from './secrets.js';
export { SecretsModule } from './secrets.module.js';
