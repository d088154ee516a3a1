export { type HeldJob, JobContents, type JobParts } from './job-contents.js';
export { JobContentsModule } from './job-contents.module.js';
export { JobPaperwork } from './job-paperwork.entity.js';
