import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChecklistItem } from './checklist-item.entity.js';
import { ChecklistTick } from './checklist-tick.entity.js';
import { Checklist } from './checklist.js';

@Module({
  imports: [TypeOrmModule.forFeature([ChecklistItem, ChecklistTick])],
  providers: [Checklist],
  exports: [Checklist],
})
export class ChecklistsModule {}
