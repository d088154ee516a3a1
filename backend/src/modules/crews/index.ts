export { CrewDirectory, type CrewSummary } from './crew-directory.js';
export { CrewsModule } from './crews.module.js';
export { CrewsService } from './crews.service.js';
export { VisitCrewDto } from './visit-crew.dto.js';
