import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CrewsModule } from '../crews/index.js';
import { Job } from './job.entity.js';
import { JobDirectory } from './job-directory.js';

@Module({
  imports: [TypeOrmModule.forFeature([Job]), CrewsModule],
  providers: [JobDirectory],
  exports: [JobDirectory],
})
export class JobRecordsModule {}
