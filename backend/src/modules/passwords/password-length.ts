/** Characters as people and the contract count them: one for each code point, however it is encoded. */
export const PASSWORD = { min: 15, max: 128 } as const;
