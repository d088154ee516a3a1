export { type CreateJobDto } from './job.dto.js';
export { jobRecord } from './job-reader.js';
export { JobsModule } from './jobs.module.js';
export { JobsService } from './jobs.service.js';
