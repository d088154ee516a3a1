import { Module } from '@nestjs/common';
import { OperationsModule } from '../operations/index.js';
import { FilteredChanges } from './filtered-changes.js';

@Module({ imports: [OperationsModule], providers: [FilteredChanges], exports: [FilteredChanges] })
export class FilteredChangesModule {}
