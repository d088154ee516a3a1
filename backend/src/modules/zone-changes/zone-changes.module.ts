import { Module } from '@nestjs/common';
import { OperationsModule } from '../operations/index.js';
import { ZoneChanges } from './zone-changes.js';
import { ZoneChangesProcessor } from './zone-changes.processor.js';

@Module({
  imports: [OperationsModule],
  providers: [ZoneChanges, ZoneChangesProcessor],
  exports: [ZoneChanges],
})
export class ZoneChangesModule {}
