import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/index.js';
import { databaseOptions } from './database.options.js';
import { Keyset } from './keyset.js';
import { Scopes } from './scopes.js';

/** One pool of the application role per process, and the scopes over it. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        ...databaseOptions(config.get('DATABASE_URL'), config.get('DATABASE_POOL')),
        autoLoadEntities: true,
        retryAttempts: 3,
      }),
    }),
  ],
  providers: [Scopes, Keyset],
  exports: [Scopes, Keyset],
})
export class DatabaseModule {}
