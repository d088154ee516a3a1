import { Global, Module } from '@nestjs/common';
import { Config } from './config.js';
import { parseEnv } from './env.js';

/** Makes `Config` injectable everywhere. A preview boot (contract emission) never calls the factory. */
@Global()
@Module({
  providers: [{ provide: Config, useFactory: () => new Config(parseEnv(process.env)) }],
  exports: [Config],
})
export class ConfigModule {}
