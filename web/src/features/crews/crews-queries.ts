import { listCrewsOptions, listMembersOptions } from '../../api/generated/queries/queryOptions';

/** Crews in use and archived ones: a company has a few dozen at most. */
export const crewsOptions = () => listCrewsOptions({ query: { limit: 200 } });
/** Whom a person of a crew may sign in as. */
export const accountsOptions = () => listMembersOptions({ query: { limit: 200 } });
