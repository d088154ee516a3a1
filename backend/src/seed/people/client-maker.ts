import type { IntakeClient } from '../../modules/client-intake/index.js';
import { dice } from './dice.js';
import { type ASSOCIATIONS, FAMILY_NAMES } from './names.js';
import { anAddress, aProperty, aTown } from './property-maker.js';
import { type Person, type Reach, somebody } from './reach.js';
import { LEAD_SOURCES, LONG_NOTES, NOTES, TAGS } from './remarks.js';

const DAY_MS = 86_400_000;

/** The differences between this season's clients and those of years ago. */
export interface Era {
  /** Days since they became clients, at least and at most. */
  age: [number, number];
  now: Date;
}

/** A household: one person, or two under one name. */
export function aHousehold(reach: Reach, era: Era, places = 1): IntakeClient {
  const one = somebody();
  const two = dice.chance(0.3) ? somebody(one.last) : null;
  const town = aTown();
  const contacts = [reach.contact(one), ...(two ? [reach.contact(two)] : [])];
  const names = places > 1 ? ['Home', 'Rental', 'Parents’ house'] : [null];
  return {
    ...common(era),
    displayName: nameOf(one, two),
    preferredChannel: dice.chance(0.6) ? dice.pick(['email', 'email', 'sms', 'phone', 'letter']) : null,
    contacts,
    properties: names.slice(0, places).map((name, n) => aProperty({ name }, n === 0 ? town : aTown())),
    billingAddress: dice.chance(0.06) ? anAddress(town, `PO Box ${dice.int(11, 980)}`) : null,
  };
}

/** A practice, a shop, a parish: somebody who calls, and often somebody else who pays. */
export function aBusiness(reach: Reach, era: Era, name: string, places: number): IntakeClient {
  const displayName = name.replace('%', dice.pick(FAMILY_NAMES));
  const domain = `${displayName
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')}.example`;
  const [manager, clerk] = [somebody(), somebody()];
  const sites = ['Front office', 'North lot', 'Annex'];
  const contact = { role: 'manager' as const, emails: [reach.email(manager, domain)], phones: [reach.phone('work')] };
  const accounts = { role: 'accounts_payable' as const, emails: [`accounts@${domain}`], isBilling: true };
  return {
    ...common(era),
    kind: 'company',
    displayName,
    companyName: dice.chance(0.5) ? `${displayName}, LLC` : displayName,
    termsDays: dice.pick([15, 30, 30, 30]),
    creditLimitCents: dice.chance(0.4) ? dice.pick([250_000, 500_000, 1_000_000]) : null,
    ...(/Parish|Church/.test(displayName) && {
      taxExempt: true,
      exemptionCertificate: {
        number: `ST-5 ${dice.int(1000, 9999)}-${dice.int(1000, 9999)}`,
        authority: 'New Jersey Division of Taxation',
      },
    }),
    contacts: [reach.contact(manager, contact), ...(dice.chance(0.6) ? [reach.contact(clerk, accounts)] : [])],
    properties: sites.slice(0, places).map((site) => aProperty({ name: places > 1 ? site : null })),
  };
}

/** An association with a board, a manager and many similar properties. */
export function anAssociation(
  reach: Reach,
  era: Era,
  { name, full, street, places }: (typeof ASSOCIATIONS)[number],
): IntakeClient {
  const domain = `${name.toLowerCase().replace(/[^a-z]+/g, '-')}.example`;
  const [president, manager] = [somebody(), somebody()];
  const town = aTown();
  const shared = ['Clubhouse and pool', 'Main entrance', 'Retention basin', 'Playground'];
  return {
    ...common(era),
    kind: 'company',
    displayName: name,
    companyName: full,
    termsDays: 30,
    tags: ['hoa', 'snow'],
    notes: LONG_NOTES[2] ?? null,
    contacts: [
      reach.contact(manager, { role: 'manager', emails: [reach.email(manager, domain)], isPrimary: true }),
      reach.contact(president, { role: 'site' }),
      reach.contact(somebody(), { role: 'accounts_payable', emails: [`invoices@${domain}`], isBilling: true }),
    ],
    properties: Array.from({ length: places }, (_, n) =>
      aProperty(
        {
          name: shared[n] ?? `Building ${n - shared.length + 1}`,
          address: anAddress(town, `${2 * n + 1} ${street}`),
          accessNotes: n === 0 ? 'Gate code for the pool house; sign in at the desk when it is staffed.' : null,
          gateCode: n === 0 ? '7781#' : null,
        },
        town,
      ),
    ),
  };
}

function common({ age, now }: Era) {
  const note = dice.int(1, 100);
  const tags = dice.chance(0.6) ? Array.from({ length: dice.int(1, 3) }, () => dice.weighted(TAGS)) : [];
  return {
    leadSource: dice.chance(0.75) ? dice.weighted(LEAD_SOURCES) : null,
    tags: [...new Set(tags)],
    notes: note > 40 ? null : note > 6 ? dice.pick(NOTES) : dice.pick(LONG_NOTES),
    createdAt: officeHours(now, dice.int(...age)),
  };
}

function nameOf(one: Person, two: Person | null): string {
  if (two)
    return dice.pick([`${one.first} & ${two.first} ${one.last}`, `The ${one.last} Family`, `${one.first} ${one.last}`]);
  return `${dice.chance(0.04) ? 'Dr. ' : ''}${one.first} ${one.last}`;
}

/** Some working minute of a day in the past, in New York. */
function officeHours(now: Date, daysAgo: number): Date {
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return new Date(midnight - daysAgo * DAY_MS + dice.int(14 * 60, 21 * 60) * 60_000);
}
