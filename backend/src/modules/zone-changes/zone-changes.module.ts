import { Module } from '@nestjs/common';
import { ZoneChanges } from './zone-changes.js';

@Module({
  providers: [ZoneChanges],
  exports: [ZoneChanges],
})
export class ZoneChangesModule {}
