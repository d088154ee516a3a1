import { listSessionsOptions } from '../../api/generated/queries/queryOptions';

/** The person’s signed-in devices. */
export const devicesOptions = () => listSessionsOptions();
