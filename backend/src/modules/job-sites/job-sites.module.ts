import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { JobPlaces } from './job-places.js';

@Module({
  imports: [ClientsModule],
  providers: [JobPlaces],
  exports: [JobPlaces],
})
export class JobSitesModule {}
