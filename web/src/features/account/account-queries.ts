import { listSessionsOptions } from '../../api/generated/queries/queryOptions';

/** Where the person is signed in. */
export const devicesOptions = () => listSessionsOptions();
