import { appError } from '../../kernel/problem/index.js';

/** Not a device that the person trusts, or no longer. */
export class TrustedDeviceNotFound extends appError(404, 'trusted_device_not_found', 'This device isn’t trusted') {}
