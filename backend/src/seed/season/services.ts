import { addDays, type Day, yearOf } from './calendar.js';

/** What the mowing crews do on a round, by the time of the year in the Northeast. */
export interface Round {
  /** First and last day of the year, `MM-DD`. */
  from: string;
  to: string;
  /** The round goes to one client in this many. */
  share: number;
  title(everySecondWeek: boolean, day: Day): string;
  instructions: string[];
  checklist: string[];
}

export const ROUNDS: readonly Round[] = [
  {
    from: '03-15',
    to: '04-14',
    share: 1,
    title: (_, day) => `Spring cleanup and first cuts ${yearOf(day)}`,
    instructions: [
      'Rake out the winter, cut back what the frost took, first cut high. Edges where they are lost.',
      'Mind the bulbs coming up along the walk. Blow the beds by hand, no machine.',
    ],
    checklist: ['Beds raked out', 'Winter damage noted', 'Walks and drive blown'],
  },
  {
    from: '04-15',
    to: '10-19',
    share: 1,
    title: (second, day) => `${second ? 'Biweekly mowing' : 'Weekly mowing'}, ${yearOf(day)} season`,
    instructions: [
      'Cut at 3½ inches, diagonal stripes in front. Trim around the maple by hand.',
      'Mow, trim, blow. Change direction every visit. Keep the chute away from the beds.',
      'Back first while the neighbor’s children are at school. Clippings stay on the lawn.',
      'Bag the clippings, compost is behind the shed. 3 inches, not lower in August.',
    ],
    checklist: ['Mowed', 'Trimmed along fence and beds', 'Walks and drive blown', 'Gate closed'],
  },
  {
    from: '10-20',
    to: '12-12',
    share: 1,
    title: (_, day) => `Leaf removal, fall ${yearOf(day)}`,
    instructions: [
      'Blow out the beds, vacuum at the curb. Last visit: clear the window wells.',
      'Leaves to the wood line at the back, nothing at the curb: the town picks up on Mondays only.',
      'Mulch what the mower takes, haul the rest. Do not blow against the new fence.',
    ],
    checklist: ['Beds cleared', 'Lawn cleared', 'Curb vacuumed'],
  },
  {
    from: '12-13',
    to: '03-14',
    share: 3,
    title: (_, day) => `Winter walk-through ${winterOf(day)}`,
    instructions: ['Look at stakes, broken branches, ice at the downspouts. Photo of anything new.'],
    checklist: ['Drive stakes standing', 'Branches cleared', 'Downspouts free'],
  },
];

export function roundOf(day: Day): Round {
  const date = day.slice(5);
  const inside = ({ from, to }: Round) => (from <= to ? date >= from && date <= to : date >= from || date <= to);
  const round = ROUNDS.find(inside) ?? ROUNDS[0];
  if (!round) throw new Error('The year has no rounds.');
  return round;
}

function winterOf(day: Day): string {
  const first = yearOf(addDays(day, -90));
  return `${first}/${String(first + 1).slice(2)}`;
}

/** Work that is done once: what the garden crew lives from. */
export interface Work {
  title: string;
  /** Months in which it is offered. */
  months: number[];
  /** Man-hours, at least and at most. */
  hours: [number, number];
  instructions: string;
  checklist: string[];
}

const [SPRING, SUMMER, FALL, WINTER] = [
  [3, 4, 5],
  [6, 7, 8],
  [9, 10, 11],
  [12, 1, 2],
];

export const WORKS: readonly Work[] = [
  {
    title: 'Mulch and bed edging',
    months: [...SPRING, 6],
    hours: [8, 22],
    instructions:
      'Cut the edge 4 inches deep, pull weeds with the root, 2 inches of dark brown. Keep it off the trunks.',
    checklist: ['Edges cut', 'Weeds out', 'Mulch spread', 'Drive swept'],
  },
  {
    title: 'Shrub pruning, whole property',
    months: [...SUMMER, 1, 2, 3, 11],
    hours: [6, 16],
    instructions:
      'Hand pruners on the azaleas, shears on the yew only. Leave the hydrangeas alone: the client does those.',
    checklist: ['Front', 'Back', 'Cuttings hauled'],
  },
  {
    title: 'Irrigation blowout',
    months: [10, 11],
    hours: [1, 2],
    instructions:
      'Shut-off is in the basement, left of the boiler. Every zone until it spits dry, then the backflow at 45°.',
    checklist: ['Water off', 'All zones dry', 'Backflow open', 'Tag on the valve'],
  },
  {
    title: 'Irrigation startup and check',
    months: [4, 5],
    hours: [2, 4],
    instructions: 'Open slowly. Walk every zone, flag heads that lean or leak, set the clock to the summer program.',
    checklist: ['Pressure held', 'Heads adjusted', 'Clock set'],
  },
  {
    title: 'Aeration and overseeding',
    months: [8, 9, 10],
    hours: [3, 8],
    instructions: 'Flag heads and the invisible fence first. Two passes, sun mix in front, shade mix under the oaks.',
    checklist: ['Heads flagged', 'Two passes', 'Seed down', 'Watering card left'],
  },
  {
    title: 'Plant six arborvitae along the back fence',
    months: [4, 5, 9, 10, 11],
    hours: [12, 20],
    instructions: 'Holes twice the ball, level with the lawn. Wire off, burlap down. Soak, then mulch in a saucer.',
    checklist: ['Utilities marked', 'Planted level', 'Watered in', 'Stakes where needed'],
  },
  {
    title: 'Paver walk, reset and sand',
    months: [...SUMMER, 4, 5, 9, 10],
    hours: [14, 30],
    instructions:
      'Lift the sunk part by the steps, new base, compact. Polymeric sand on a dry day, no blower until it is wet.',
    checklist: ['Base compacted', 'Level checked', 'Joints filled'],
  },
  {
    title: 'Drainage at the side yard',
    months: [...SPRING, 6, 7, 9, 10, 11],
    hours: [16, 34],
    instructions: 'French drain from the downspout to the swale, pipe holes down. Sod rolled back, not thrown away.',
    checklist: ['Utilities marked', 'Slope checked', 'Pipe tested with water', 'Sod back'],
  },
  {
    title: 'Fall cleanup and cutback',
    months: [...FALL, 12],
    hours: [8, 18],
    instructions:
      'Perennials to the ground, grasses stay until March. Leaves out of the beds, gutters of the shed too.',
    checklist: ['Perennials cut', 'Beds cleared', 'Hauled'],
  },
  {
    title: 'Winter wrapping of boxwood',
    months: [11, 12],
    hours: [4, 9],
    instructions: 'Burlap on stakes, not on the leaves. Anti-desiccant above 40 degrees only.',
    checklist: ['Stakes set', 'Burlap tight', 'Sprayed'],
  },
  {
    title: 'Storm damage: limbs down in the back',
    months: [...WINTER, 3, 7, 8],
    hours: [4, 12],
    instructions: 'Nothing over the service line: call Luis, then the utility. Chip small, cut the rest to 16 inches.',
    checklist: ['Photos before', 'Cut and chipped', 'Raked'],
  },
  {
    title: 'Dormant pruning of fruit trees',
    months: [...WINTER, 3],
    hours: [4, 10],
    instructions: 'Crossing and inward wood first, never more than a quarter. Clean the blades between trees.',
    checklist: ['Dead wood out', 'Shape kept', 'Cuttings hauled'],
  },
  {
    title: 'Seasonal planters at the entrance',
    months: [...SPRING, 6, 9, 10, 11, 12],
    hours: [3, 6],
    instructions: 'Four large pots. New soil on top, slow-release, water until it runs out below.',
    checklist: ['Old plants out', 'Planted', 'Watered'],
  },
];
