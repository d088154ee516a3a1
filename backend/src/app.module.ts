import { Module } from '@nestjs/common';
import { ConfigModule } from './kernel/config/index.js';
import { DatabaseModule } from './kernel/database/index.js';
import { FilesModule } from './kernel/files/index.js';
import { HttpModule } from './kernel/http/index.js';
import { AuthModule } from './modules/auth/index.js';
import { TenancyModule } from './modules/tenancy/index.js';

const KERNEL = [ConfigModule, DatabaseModule, FilesModule, HttpModule];

/** The product's table of contents. */
const MODULES = [TenancyModule, AuthModule];

@Module({ imports: [...KERNEL, ...MODULES] })
export class AppModule {}
