import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobRecordsModule } from '../job-records/index.js';
import { JobSitesModule } from '../job-sites/index.js';
import { JobContents } from './job-contents.js';
import { JobPaperwork } from './job-paperwork.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([JobPaperwork]), JobRecordsModule, JobSitesModule],
  providers: [JobContents],
  exports: [JobContents],
})
export class JobContentsModule {}
