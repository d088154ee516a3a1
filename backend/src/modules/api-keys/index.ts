export { ApiKeyNotFound } from './api-keys.errors.js';
export { ApiKeysModule } from './api-keys.module.js';
export { ApiKeysService } from './api-keys.service.js';
