import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/index.js';
import { awaitDatabase } from './await-database.js';
import { databaseOptions } from './database.options.js';
import { Scopes } from './scopes.js';

/** One pool of the application role per process, and the scopes over it. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: async (config: Config) => {
        await awaitDatabase(config);
        const options = databaseOptions(config.get('DATABASE_URL'), config.get('DATABASE_POOL'));
        return { ...options, autoLoadEntities: true, toRetry: () => false };
      },
    }),
  ],
  providers: [Scopes],
  exports: [Scopes],
})
export class DatabaseModule {}
