export { JobPlaces } from './job-places.js';
export { JobPropertyDto } from './job-property.dto.js';
export { DoNotService } from './job-sites.errors.js';
export { JobSitesModule } from './job-sites.module.js';
export { Surroundings } from './surroundings.js';
