export { Config } from './config.js';
export { ConfigModule } from './config.module.js';
export { type Env, envSchema, parseEnv, type Registration, weakSecrets } from './env.js';
export { withSecretFiles } from './secret-files.js';
