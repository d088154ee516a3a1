import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Job } from './job.entity.js';
import { JobDirectory } from './job-directory.js';
import './job-records.permissions.js';

@Module({
  imports: [TypeOrmModule.forFeature([Job])],
  providers: [JobDirectory],
  exports: [JobDirectory],
})
export class JobRecordsModule {}
