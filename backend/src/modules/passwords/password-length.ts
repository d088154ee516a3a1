/** Characters as people and the contract count them: one for each code point, however it is encoded. */
export const PASSWORD = { min: 15, minBesideSecondFactor: 8, max: 128 } as const;

export const lengthOf = (password: string): number => Array.from(password.normalize('NFC')).length;

/** Too short to be all that it takes to sign in (NIST SP 800-63B-4). */
export const isShort = (password: string): boolean => lengthOf(password) < PASSWORD.min;
