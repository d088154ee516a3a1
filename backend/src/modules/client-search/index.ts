export { ClientFilterDto } from './client-list.dto.js';
export { type ClientMatch, ClientMatches } from './client-matches.js';
export { ClientSearchModule } from './client-search.module.js';
