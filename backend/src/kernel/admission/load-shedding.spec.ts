import { jest } from '@jest/globals';
import type { Caller } from '../limits/index.js';
import { InFlight } from './load-shedding.js';

const REQUEST = { url: '/api/v1/clients', headers: {} };
const CALLER: Caller = { tenantId: 'a', credentialId: 's', kind: 'session', requestsPerMinute: null };

describe('requests in flight', () => {
  // A pace is set at most twice a second: each look at the clock here is a second later.
  let now = 0;
  beforeAll(() => void jest.spyOn(performance, 'now').mockImplementation(() => (now += 1_000)));
  afterAll(() => void jest.restoreAllMocks());

  const enter = (inFlight: InFlight, isPaced: boolean) => inFlight.enter(REQUEST, CALLER, '192.0.2.1', isPaced);
  /** How many one company may have, after ten of its requests were slow. */
  const roomAfterSlowOnes = (isPaced: boolean) => {
    // Without patience everything is slow.
    const inFlight = new InFlight(128, 0);
    for (const held of Array.from({ length: 10 }, () => enter(inFlight, isPaced))) held?.giveBack();
    let room = 0;
    while (enter(inFlight, isPaced)) room += 1;
    return room;
  };

  it('are limited when they are slow, unless they wait for something else', () => {
    expect(roomAfterSlowOnes(false)).toBe(102);
    expect(roomAfterSlowOnes(true)).toBeLessThan(20);
  });
});
