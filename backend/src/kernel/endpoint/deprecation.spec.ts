import { Endpoint } from './endpoint.js';

describe('the deprecation of an operation', () => {
  const deprecate = (since: string, sunset: string) => () =>
    Endpoint({ summary: 'Old', permission: 'public', deprecated: { since, sunset } });

  it('gives 180 days of notice, or the process does not start', () => {
    expect(deprecate('2026-11-01', '2027-04-30')).not.toThrow();
    expect(deprecate('2026-11-01', '2027-04-29')).toThrow(/180 days or more/);
    expect(deprecate('2026-11-01', 'some day')).toThrow(/180 days or more/);
  });
});
