import { listCrewsOptions, listMembersOptions } from '../../api/generated/queries/queryOptions';

/** Active and archived crews: a company has a few dozen at most. */
export const crewsOptions = () => listCrewsOptions({ query: { limit: 200 } });
/** User accounts that a crew member can be linked to. */
export const accountsOptions = () => listMembersOptions({ query: { limit: 200 } });
