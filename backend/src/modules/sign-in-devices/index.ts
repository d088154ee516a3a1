export { type Device, deviceName, isKnown, networkAround } from './device.js';
