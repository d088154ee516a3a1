/** Jobs that the demo books as the office would: the worker makes their documents and writes to the clients. */
export const DEMO_BOOKINGS = [
  {
    title: 'Front walk: reset twelve pavers',
    crewInstructions: 'The sunk ones are marked with chalk. Leftover pavers are behind the shed, use those first.',
    checklist: ['Base compacted', 'Joints filled', 'Walk swept'],
    officeNotes: 'Quoted by phone, $480 flat.',
  },
  {
    title: 'Cut back the hornbeam hedge, both sides',
    crewInstructions: 'Top level with the window sill. Neighbor knows and leaves the gate open from noon.',
    checklist: ['Our side', 'Neighbor’s side', 'Cuttings hauled'],
    officeNotes: null,
  },
  {
    title: 'Clear gutters and downspouts of the garage',
    crewInstructions: 'Long ladder. The back downspout is the one that ponds: run the hose until it is free.',
    checklist: ['Gutters clear', 'Downspouts run free', 'Photo of the back corner'],
    officeNotes: 'Take before and after photos.',
  },
];

/** What the office wrote down about clients today. */
export const DEMO_CHANGES = [
  { notes: 'Called this morning: back from vacation on the 12th, nothing before that.' },
  { preferredChannel: 'sms' as const, notes: 'Prefers texts now. The new dog is friendly.' },
  { leadSource: 'Neighbor' },
];

/** What the office told itself and the crews about these clients. */
export const DEMO_NOTES = [
  {
    text: 'Wants the beds along the drive edged by hand.\nThe string trimmer scarred the stone border last spring.',
    visibility: 'crew' as const,
    isPinned: true,
  },
  { text: 'Asked about a patio for next year. Send ideas in January.', visibility: 'internal' as const },
  {
    text: 'Sprinkler heads by the mailbox are flagged. Mow around them until the repair.',
    visibility: 'crew' as const,
  },
  { text: 'Paid the spring balance in two parts, as agreed with Morgan.', visibility: 'internal' as const },
];
