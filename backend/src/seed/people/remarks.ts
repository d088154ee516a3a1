export const LEAD_SOURCES = [
  { value: 'Neighbor', weight: 26 },
  { value: 'Yard sign', weight: 20 },
  { value: 'Google', weight: 18 },
  { value: 'Facebook group', weight: 9 },
  { value: 'Door hanger', weight: 8 },
  { value: 'Truck lettering', weight: 6 },
  { value: 'Realtor', weight: 5 },
  { value: 'Home show 2025', weight: 4 },
  { value: 'Came with the Barlow route', weight: 4 },
];

export const TAGS = [
  { value: 'weekly', weight: 20 },
  { value: 'biweekly', weight: 14 },
  { value: 'leaf-removal', weight: 14 },
  { value: 'snow', weight: 10 },
  { value: 'irrigation', weight: 9 },
  { value: 'organic-only', weight: 5 },
  { value: 'bags-clippings', weight: 4 },
  { value: 'front-yard-only', weight: 4 },
  { value: 'prepaid-season', weight: 6 },
  { value: 'pays-by-check', weight: 6 },
  { value: 'corner-lot', weight: 5 },
  { value: 'call-first', weight: 4 },
];

/** What an office writes down after a telephone call. */
export const NOTES = [
  'Prefers a call before noon.',
  'Pays by check, usually within the week. Leaves it under the mat if asked.',
  'Wants the stripes on the diagonal. Notices when they are not.',
  'Moved the trampoline to the back fence; mow around it, do not move it again.',
  'Shares a lawn with number next door. They pay half each, two invoices.',
  'Works nights. No blowers before 10.',
  'Asked for a price on the patio wall twice; wait until the permit is through.',
  'Complained in June about clippings on the walk. Blow off twice.',
  'Son is allergic to bees: tell them when we see a nest.',
  'Recommended us to three houses on the street. Send the referral credit.',
  'Has the old price until the end of the season, agreed with Ellen.',
  'Irrigation by another company (they mark the heads, mostly).',
  'Will sell the house in spring. Ask for the new owner’s name.',
  'Spanish at home, English is fine by text.',
  'Two cars out of the driveway before 9, then plenty of room for the trailer.',
  'Wants a photo of the gate closed after each visit.',
];

export const LONG_NOTES = [
  'Met Mrs. on site in March: she would like the front beds redone in two steps, first the strip along the drive (boxwood ' +
    'out, something the deer leave alone in), then the bay window next year. Budget around four thousand for step one. ' +
    'Do not touch the peonies, they are her mother’s. The sprinkler line runs a foot from the wall, about eight inches deep.',
  'History: took over from the previous company in 2023 after the drainage trouble. We regraded the side yard and put in ' +
    'forty feet of French drain; it has held since, except at the downspout by the garage. If it ponds there again, clean ' +
    'the grate first. Warranty on the drain ends next September. Photos are with the job.',
  'Board changed in January. New president wants everything by e-mail and copies to the manager. Enhancements need two ' +
    'quotes above $1,500. Budget year starts in April, so send proposals in February. No work on the weekend of the fair.',
  'Dispute of 2024 is settled: we credited the second aeration and they paid the rest. Ellen asks to be called before any ' +
    'price change. Otherwise easy: gate open, dog inside on our day, water at the back tap.',
];

export const ACCESS_NOTES = [
  'Side gate on the left, the latch sticks: lift and push.',
  'Gate is behind the garage. Close it behind you: the dog.',
  'Come in by the alley; the front steps are being rebuilt.',
  'Backyard through the neighbor’s drive, agreed with number 14.',
  'Ring once before starting. If nobody answers, go ahead.',
  'Narrow gate: 36 inch mower at most, the 52 stays in front.',
  'Key to the shed hangs inside the meter box.',
  'Backyard is terraced, push mower only on the top level.',
  'Do not block number 9, they share the drive.',
];

export const PARKING = [
  'On the street; the driveway is too steep for the trailer.',
  'Driveway, right side. The left belongs to the tenants.',
  'Visitor spaces by the clubhouse, not the fire lane.',
  'Cul-de-sac: room to turn with the trailer.',
  'No parking 8 to 9 and 3 to 4, school traffic.',
];

export const HAZARDS = [
  { value: 'dog', weight: 28 },
  { value: 'slope', weight: 18 },
  { value: 'irrigation_heads', weight: 18 },
  { value: 'invisible_fence', weight: 11 },
  { value: 'septic', weight: 7 },
  { value: 'pool', weight: 7 },
  { value: 'bees', weight: 5 },
  { value: 'traffic', weight: 4 },
  { value: 'low_wires', weight: 2 },
];
