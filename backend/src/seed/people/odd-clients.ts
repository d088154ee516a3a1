import type { IntakeClient } from '../../modules/client-intake/index.js';
import { LONG_NOTES } from './remarks.js';
import { anAddress, aProperty } from './property-maker.js';
import { phoneOf, type Reach } from './reach.js';
import { TOWNS } from './places.js';

const HOME = TOWNS[0]?.value;
const LOG_LINE =
  'Called about the hedge along the drive: two feet lower this year, sides straight, tops level with the sill. ';

/** Everything that real lists contain and tidy samples leave out. */
export function oddClients(reach: Reach): IntakeClient[] {
  const shared = phoneOf('908', '0142', 'home');
  const person = (first: string, last: string) => reach.contact({ first, last });
  return [
    {
      displayName: "Siobhán O'Brien",
      contacts: [{ ...person('Siobhán', "O'Brien"), emails: ['siobhan.obrien@example.com'], phones: [shared] }],
      properties: [
        aProperty({ hazards: ['dog'], accessNotes: 'Rufus is loud and harmless. Biscuits are in the porch.' }),
      ],
      tags: ['weekly'],
    },
    {
      displayName: 'Jürgen & Käthe Müller',
      language: 'de-DE',
      contacts: [person('Jürgen', 'Müller'), person('Käthe', 'Müller')],
      properties: [aProperty({ address: anAddress(HOME, '7 Lindenstraße Court') })],
    },
    {
      displayName: '李娜',
      language: 'zh-Hans',
      contacts: [{ ...person('娜', '李'), emails: ['lina@example.com'] }],
      properties: [aProperty()],
    },
    {
      displayName: 'יעל כהן',
      language: 'he-IL',
      notes: 'נא להתקשר לפני ההגעה. הכלב בחצר האחורית, השער הקטן משמאל.',
      contacts: [{ ...person('יעל', 'כהן'), emails: ['yael.cohen@example.com'] }],
      properties: [aProperty({ accessNotes: 'השער הקטן משמאל לבית (small gate, left side).' })],
    },
    {
      displayName: 'Maria Garcia',
      contacts: [person('Maria', 'Garcia')],
      properties: [aProperty()],
      notes: 'The one on the hill, not the teacher.',
    },
    {
      displayName: 'Maria Garcia',
      contacts: [person('Maria', 'Garcia')],
      properties: [aProperty()],
      tags: ['call-first'],
    },
    {
      displayName: 'Dana Whitlock',
      contacts: [{ ...person('Dana', 'Whitlock'), emails: ['dana.whitlock@example.com'], phones: [shared] }],
      properties: [aProperty({ address: anAddress(HOME, 'Old mill site, north of the bridge') })],
      notes: 'Same phone as Siobhán O’Brien. They’re sisters.',
    },
    {
      displayName: 'Harrow Lofts, Unit owners',
      kind: 'company',
      contacts: [person('Bettina', 'Sloan')],
      properties: [
        aProperty({ address: { ...anAddress(HOME, '400 Foundry Street'), line2: 'Bldg C, Entrance 2, Unit 1104-B' } }),
      ],
    },
    {
      displayName: 'The Pemberton Estate',
      contacts: [person('Augustus', 'Pemberton-Featherstonehaugh')],
      properties: [
        aProperty({
          name: 'Main house',
          gateCode: '1897*',
          alarmCode: '418822',
          hazards: ['pool', 'slope', 'invisible_fence'],
        }),
        aProperty({ name: 'Carriage house' }),
      ],
      notes: Array.from({ length: 190 }, (_, n) => `${n + 1}. ${LOG_LINE}`)
        .join('\n')
        .slice(0, 20_000),
      tags: ['vip', 'call-first'],
    },
    {
      displayName: 'Grace Holloway (lake house)',
      contacts: [person('Grace', 'Holloway')],
      properties: [
        aProperty({
          timezone: 'America/Chicago',
          noServiceDays: [],
          address: { line1: '88 Loon Point', city: 'Birch Landing', region: 'WI', postalCode: '54999', country: 'US' },
          geo: null,
        }),
      ],
      notes: 'One hour behind us. Twice a year, on the way to the show.',
    },
    {
      displayName: 'Northside Property Management',
      kind: 'company',
      companyName: 'Northside Property Management of New Jersey, Inc.',
      termsDays: 45,
      contacts: [
        { ...person('Corinne', 'Baxley'), role: 'manager' },
        { ...person('Accounts', 'Payable'), role: 'accounts_payable', isBilling: true },
      ],
      notes: LONG_NOTES[2] ?? null,
    },
    {
      displayName: 'Walter Pruitt',
      doNotService: true,
      doNotServiceReason: 'Two invoices unpaid since May; Ellen is in touch with him.',
      contacts: [person('Walter', 'Pruitt')],
      properties: [aProperty()],
    },
  ];
}
