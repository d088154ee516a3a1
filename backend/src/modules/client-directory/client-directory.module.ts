import { Module } from '@nestjs/common';
import { TenancyModule } from '../tenancy/index.js';
import { ClientDirectory } from './client-directory.js';

@Module({ imports: [TenancyModule], providers: [ClientDirectory], exports: [ClientDirectory] })
export class ClientDirectoryModule {}
