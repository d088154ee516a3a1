import type { WorkOrder } from './work-order.js';

/** A work order of an ordinary day, with what a test wants to be different. */
export function aWorkOrder(changes: Partial<WorkOrder> = {}): WorkOrder {
  const timeZone = 'America/New_York';
  return {
    locale: 'en-US',
    unitSystem: 'us',
    timeZone,
    issuedAt: new Date('2026-03-02T14:05:00Z'),
    company: {
      name: 'Greenfield Lawn & Landscape',
      addressLines: ['48 Mill Road', 'Ithaca, NY 14850'],
      phone: '(607) 555-0114',
      email: 'office@greenfield.example',
      logo: null,
    },
    job: { number: 'J-00042', title: 'Spring cleanup', poNumber: null, instructions: 'Leave the hydrangeas alone.' },
    client: { name: "Maeve O'Brien", number: 'C-00017', contact: null },
    property: {
      name: 'Home',
      addressLines: ['1207 Cayuga Heights Rd', 'Ithaca, NY 14850'],
      accessNotes: 'The side gate sticks: lift and push.',
      parking: 'On the street',
      hazards: ['Dog in the back yard'],
      measurements: [{ label: 'Front lawn', quantity: 4200, unit: 'sqft' }],
    },
    visits: [
      {
        date: '2026-03-09',
        windowStart: '08:00',
        windowEnd: '10:00',
        timeZone,
        instructions: null,
        crew: { name: 'North crew', colour: '#2f855a', members: [{ name: 'Luis Ortega', isLead: true }] },
      },
    ],
    checklist: [{ label: 'Gate closed', required: true }],
    ...changes,
  };
}
