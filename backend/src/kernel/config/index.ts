export { Config } from './config.js';
export { ConfigModule } from './config.module.js';
export { type Env, envSchema, parseEnv, type Registration } from './env.js';
export { withSecretFiles } from './secret-files.js';
