export { TRUST_DAYS, TrustedDevices } from './trusted-devices.js';
export { TrustedDevicesModule } from './trusted-devices.module.js';
