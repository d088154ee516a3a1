import { getSecondFactorOptions, listTrustedDevicesOptions } from '../../api/generated/queries/queryOptions';

export const secondFactorOptions = () => getSecondFactorOptions();
export const trustedDevicesOptions = () => listTrustedDevicesOptions();
