import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { declareClientWork } from '../client-work/index.js';
import { Job } from './job.entity.js';
import { JobDirectory } from './job-directory.js';
import './job-records.permissions.js';
import { WORK_AT_CLIENTS } from './work-at-clients.js';

declareClientWork(WORK_AT_CLIENTS);

@Module({
  imports: [TypeOrmModule.forFeature([Job])],
  providers: [JobDirectory],
  exports: [JobDirectory],
})
export class JobRecordsModule {}
