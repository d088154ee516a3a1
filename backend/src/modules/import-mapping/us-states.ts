const STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|' +
  'DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|' +
  'KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|' +
  'MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|' +
  'NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|' +
  'RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|' +
  'WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming';

const codes = new Map<string, string>();
for (const state of STATES.split('|')) {
  codes.set(state.slice(0, 2).toLowerCase(), state.slice(0, 2));
  codes.set(state.slice(3).toLowerCase(), state.slice(0, 2));
}

/** "Florida", "Fl." and "fl" are FL; null for anything that is no state of the US. */
export function usStateCode(text: string): string | null {
  return codes.get(text.toLowerCase().replace(/\./g, '').trim()) ?? null;
}
