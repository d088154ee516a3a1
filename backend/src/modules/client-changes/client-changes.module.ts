import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { FilteredChangesModule } from '../filtered-changes/index.js';
import { ClientsByFilter } from './clients-by-filter.js';
import { ClientsByFilterController } from './clients-by-filter.controller.js';
import { ClientChangesProcessor } from './client-changes.processor.js';

@Module({
  imports: [ClientsModule, FilteredChangesModule],
  controllers: [ClientsByFilterController],
  providers: [ClientsByFilter, ClientChangesProcessor],
})
export class ClientChangesModule {}
