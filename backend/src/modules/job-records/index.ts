export { Job } from './job.entity.js';
export { JobDirectory } from './job-directory.js';
export { JobNotActive, JobNotFound } from './job-records.errors.js';
export { JobRecordsModule } from './job-records.module.js';
