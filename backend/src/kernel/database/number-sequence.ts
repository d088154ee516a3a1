import { currentScope } from '../context/index.js';

/** Series of numbers that people read out, with what stands before the digits. */
const PREFIXES = { client: 'C', job: 'J' } as const;

export type NumberSeries = keyof typeof PREFIXES;

/**
 * The next number of a series of the company, for example `C-00042`: a value for `insertRow`, which takes it in the
 * statement that inserts the record. Parallel writers wait for one another.
 */
export const nextNumber = (series: NumberSeries) => (): string => `next_number('${series}', '${PREFIXES[series]}')`;

/** The same for many records at once: one lock, a run of numbers without gaps. */
export async function nextNumbers(series: NumberSeries, count: number): Promise<string[]> {
  const rows: Array<{ first: string }> = await currentScope().manager.query(
    `insert into number_sequences (series, next) values ($1, 1 + $2::bigint)
     on conflict (tenant_id, series) do update set next = number_sequences.next + $2::bigint
     returning next - $2::bigint as first`,
    [series, count],
  );
  const first = Number(rows[0]?.first);
  return Array.from({ length: count }, (_, index) => `${PREFIXES[series]}-${String(first + index).padStart(5, '0')}`);
}
