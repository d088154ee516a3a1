import { currentScope } from '../context/index.js';

/** A series of numbers that people read out, declared by the records that carry them. */
export interface NumberSeries {
  name: string;
  /** Stands before the digits. */
  prefix: string;
}

/**
 * The next number of a series of the company, for example `C-00042`: a value for `insertRow`, which takes it in the
 * statement that inserts the record. Parallel writers wait for one another.
 */
export const nextNumber =
  ({ name, prefix }: NumberSeries) =>
  (): string =>
    `next_number('${name}', '${prefix}')`;

/** The same for many records at once: one lock, a run of numbers without gaps. */
export async function nextNumbers({ name, prefix }: NumberSeries, count: number): Promise<string[]> {
  const rows: Array<{ first: string }> = await currentScope().manager.query(
    `insert into number_sequences (series, next) values ($1, 1 + $2::bigint)
     on conflict (tenant_id, series) do update set next = number_sequences.next + $2::bigint
     returning next - $2::bigint as first`,
    [name, count],
  );
  const first = Number(rows[0]?.first);
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(first + index).padStart(5, '0')}`);
}
