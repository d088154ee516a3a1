import type { IntakeClient } from '../../modules/client-intake/index.js';
import { aBusiness, aHousehold, anAssociation, type Era } from './client-maker.js';
import { dice } from './dice.js';
import { ASSOCIATIONS, BUSINESS_NAMES } from './names.js';
import { oddClients } from './odd-clients.js';
import { Reach } from './reach.js';

const ACTIVE = 220;
const ARCHIVED = 300;
const LEADS = 6;
const INACTIVE = 9;
const SECOND_HOMES = 13;
const DAY_MS = 86_400_000;

/** The clients of a small company, mixed as in real lists. Oldest first, like their numbers. */
export function clientsOfGreenfield(now: Date): IntakeClient[] {
  dice.reset();
  const reach = new Reach();
  const era: Era = { now, age: [20, 2300] };
  const odd = oddClients(reach).map((client) => ({ createdAt: aged(now, 400), ...client }));
  const associations = ASSOCIATIONS.map((association) => anAssociation(reach, era, association));
  const businesses = BUSINESS_NAMES.slice(0, 18).map((name) => aBusiness(reach, era, name, dice.pick([1, 1, 1, 2, 3])));
  const households = times(ACTIVE - odd.length - associations.length - businesses.length, (n) =>
    aHousehold(reach, era, n < SECOND_HOMES ? dice.pick([2, 2, 3]) : 1),
  );
  const former = times(ARCHIVED, () => archived(aHousehold(reach, { now, age: [900, 3200] }), now));
  const leads = times(LEADS, () => lead(aHousehold(reach, { now, age: [1, 19] })));
  const inactive = times(INACTIVE, () => ({ ...aHousehold(reach, era), status: 'inactive' as const }));
  return byAge([...odd, ...associations, ...businesses, ...households, ...former, ...leads, ...inactive]);
}

/** The neighbour has people with similar names and habits; none of them may ever show up at Greenfield. */
export function clientsOfRival(now: Date): IntakeClient[] {
  dice.reset(1);
  const reach = new Reach();
  const era: Era = { now, age: [30, 1500] };
  const [brien] = oddClients(reach);
  return byAge([
    ...(brien ? [{ createdAt: aged(now, 300), ...brien }] : []),
    ...times(22, () => aHousehold(reach, era)),
    aBusiness(reach, era, 'Quillford Valley Credit Union', 2),
    ...times(8, () => archived(aHousehold(reach, { now, age: [900, 2000] }), now)),
  ]);
}

function archived(client: IntakeClient, now: Date): IntakeClient {
  return {
    ...client,
    status: 'archived',
    archivedAt: aged(now, dice.int(30, 800)),
    // The codes of people who left are nobody's business.
    properties: (client.properties ?? []).map((place) => ({
      ...place,
      gateCode: null,
      alarmCode: null,
      lockboxCode: null,
    })),
  };
}

function lead(client: IntakeClient): IntakeClient {
  const note = dice.pick([
    'Wants a price for weekly mowing, front and back.',
    'Asked about a paver patio, about 300 square feet. Send Ellen.',
    'Bought the corner house; needs everything, closing at the end of the month.',
    'Moss in the lawn and a wet corner. Look at the downspouts.',
  ]);
  return { ...client, status: 'lead', tags: [], notes: note };
}

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const aged = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);
const byAge = (clients: IntakeClient[]): IntakeClient[] =>
  clients.sort((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0));
