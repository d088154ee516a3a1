export { JobCompletion, JobVisits } from './job-visits.js';
export { VisitDto } from './visit.dto.js';
export { CreateVisitDto } from './visit-input.dto.js';
export { VisitsModule } from './visits.module.js';
