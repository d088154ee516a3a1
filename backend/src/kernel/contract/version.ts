/** The version of the contract that was released last. `npm run release` writes it. */
export const CONTRACT_VERSION = '1.4.0';
