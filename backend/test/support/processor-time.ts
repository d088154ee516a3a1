const [TRIES, TIMES] = [3, 10];
/** About a megabyte. */
const TEXT = JSON.stringify(
  Array.from({ length: 10_000 }, (_, id) => ({
    id,
    name: `Client ${id}`,
    tags: ['weekly', 'hedges'],
    note: 'Rings first.',
  })),
);

/** Milliseconds of the processor that this process has had since. Of one thread alone, Linux tells only every few. */
function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** Of something well known, reading a megabyte of JSON: the fastest of several tries. */
function measureReading(): number {
  const tries = Array.from({ length: TRIES }, () => {
    const start = process.cpuUsage();
    for (let n = 0; n < TIMES; n += 1) JSON.parse(TEXT);
    return spentSince(start) / TIMES;
  });
  return Math.min(...tries);
}
let reading: number | undefined;

/**
 * How much a machine has to do, in readings of a megabyte of JSON: the same on quick and slow ones, and not what other
 * processes take.
 */
export const inReadings = (milliseconds: number): number => milliseconds / (reading ??= measureReading());

/** The processor's time that this process spends until this is done, in readings. */
export async function readingsUntil(work: Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work;
  return inReadings(spentSince(start));
}
