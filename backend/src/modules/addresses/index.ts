export { addressLine, patchAddress, tidyAddress } from './address.js';
export { type Address, AddressDto } from './address.dto.js';
