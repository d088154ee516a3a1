export const PHONE_LABEL = { mobile: 'Mobile', home: 'Home', work: 'Work', other: 'Other' } as const;
