export { crewsOptions } from './crews-queries';
