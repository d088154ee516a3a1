export { JobPlaces, requireServiceable, visitContactOf } from './job-places.js';
export { DoNotService } from './job-sites.errors.js';
export { JobSitesModule } from './job-sites.module.js';
