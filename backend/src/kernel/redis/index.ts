export { RedisModule } from './redis.module.js';
export { Redis } from './redis.js';
