import { listCrewsOptions } from './generated/queries/queryOptions';

/** The crews that work can be given to. */
export const crewsToPlan = () => listCrewsOptions({ query: { active: 'true', limit: 200 } });
