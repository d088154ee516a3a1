import { Module } from '@nestjs/common';
import { JobPlaces } from './job-places.js';

@Module({
  providers: [JobPlaces],
  exports: [JobPlaces],
})
export class JobSitesModule {}
