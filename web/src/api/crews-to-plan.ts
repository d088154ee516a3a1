import { listCrewsOptions } from './generated/queries/queryOptions';

/** Crews that can be scheduled. */
export const crewsToPlan = () => listCrewsOptions({ query: { active: 'true', limit: 200 } });
