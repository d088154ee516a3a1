import classes from './garden-plan.module.css';

type Point = readonly [x: number, y: number];

/** A planting plan as designers draw it: canopies as circles, hedges as clipped rows, the lawn in stripes. */
export function GardenPlan() {
  return (
    <svg className={classes.root} viewBox="0 0 720 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <pattern id="mown" width="68" height="68" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
          <rect width="68" height="68" className={classes.stripeA} />
          <rect width="34" height="68" className={classes.stripeB} />
        </pattern>
        <pattern id="gravel" width="11" height="11" patternUnits="userSpaceOnUse">
          <circle cx="2" cy="3" r="1" className={classes.speck} />
          <circle cx="8" cy="8" r="1" className={classes.speck} />
        </pattern>
      </defs>

      <path
        fill="url(#mown)"
        d="M92 340C180 250 330 300 420 230S650 180 660 330 560 560 610 700 470 850 330 820 70 790 70 620 40 400 92 340Z"
      />
      <path
        className={classes.bed}
        d="M440 236c66-50 216-70 222 86 3 78-46 132-70 196-12-60-70-70-104-128s-86-120-48-154Z"
      />
      <path
        className={classes.bed}
        d="M70 640c46-18 92 30 150 34s110 46 106 98c-2 26-30 50-60 46C150 806 72 770 70 640Z"
      />
      <path
        fill="url(#gravel)"
        className={classes.path}
        d="M-20 470c120-30 150 70 260 60s160-90 250-70 130 110 250 90v60c-120 20-170-70-260-86s-150 80-260 84S90 500-20 540Z"
      />

      <g className={classes.house}>
        <path d="M96 70h300v150H250v70H96Z" />
        <path d="m96 70 75 75M396 70l-75 75M396 220l-75-75M171 145h150M96 290l77-77M250 290l-77-77M173 213v-68" />
      </g>

      <HedgeRow from={[40, 36]} to={[690, 36]} />
      <HedgeRow from={[690, 60]} to={[690, 868]} />
      <HedgeRow from={[40, 868]} to={[666, 868]} />

      <Tree at={[566, 170]} radius={78} />
      <Tree at={[486, 742]} radius={96} />
      <Tree at={[118, 420]} radius={50} />
      <Tree at={[618, 640]} radius={44} />
      {SHRUBS.map(([x, y, radius, inFlower]) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r={radius} className={inFlower ? classes.flower : classes.shrub} />
      ))}
    </svg>
  );
}

const SHRUBS: readonly (readonly [x: number, y: number, radius: number, inFlower?: boolean])[] = [
  [470, 300, 17],
  [502, 338, 13, true],
  [530, 372, 18],
  [562, 402, 12],
  [588, 364, 20],
  [556, 326, 11, true],
  [612, 318, 14],
  [524, 296, 12],
  [596, 440, 11, true],
  [112, 700, 18],
  [150, 728, 13, true],
  [190, 744, 20],
  [232, 768, 13],
  [160, 772, 12],
  [272, 782, 11, true],
  [118, 744, 10],
];

/** Shears leave bumps: one per step along the row. */
function HedgeRow({ from, to }: { from: Point; to: Point }) {
  const step = 24;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const bumps = Array.from({ length: Math.floor(length / step) }, (_, index) => {
    const along = (index * step + step / 2) / length;
    return [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along] as const;
  });
  return (
    <g className={classes.hedge}>
      {bumps.map(([x, y]) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r={15} />
      ))}
    </g>
  );
}

function Tree({ at: [x, y], radius }: { at: Point; radius: number }) {
  const branches = Array.from({ length: 9 }, (_, index) => {
    const angle = (index / 9) * 2 * Math.PI + radius;
    const reach = radius * (0.62 + 0.28 * ((index * 7) % 3) * 0.5);
    return `M${x} ${y}L${x + Math.cos(angle) * reach} ${y + Math.sin(angle) * reach}`;
  });
  return (
    <g className={classes.tree}>
      <circle cx={x} cy={y} r={radius} />
      <path d={branches.join('')} />
      <circle cx={x} cy={y} r={4} className={classes.trunk} />
    </g>
  );
}
