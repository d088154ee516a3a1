import { Table } from '@mantine/core';
import type { UsageDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import classes from './api-keys.module.css';
import { UsageChart } from './usage-chart';

/** Requests, errors, and latency of the last days: totals, a chart, and a table. */
export function UsageReport({ usage }: { usage: UsageDto }) {
  const format = useFormat();
  const { total, days, from, to: last } = usage;
  const now = new Date();
  const ms = (value: number | null) => (value === null ? null : `${format.number(value)} ms`);
  const used = days.filter(({ requests }) => requests > 0);
  return (
    <Section title="Usage">
      <p className={classes.period}>
        {format.day(from, now)} – {format.day(last, now)} (UTC)
      </p>
      <Facts
        facts={[
          ['Requests', format.number(total.requests)],
          ['Client errors (4xx)', format.number(total.clientErrors)],
          ['Server errors (5xx)', format.number(total.serverErrors)],
          ['Median latency (p50)', ms(total.p50Ms)],
          ['p95 latency', ms(total.p95Ms)],
          ['Max latency', ms(total.maxMs)],
        ]}
      />
      <UsageChart days={days} />
      {used.length > 0 && (
        <details>
          <summary className={classes.summary}>View as table</summary>
          <Table.ScrollContainer minWidth={420}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {['Day', 'Requests', '4xx', '5xx', 'p50', 'p95'].map((head) => (
                    <Table.Th key={head}>{head}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {used.toReversed().map((day) => (
                  <Table.Tr key={day.day}>
                    <Table.Td>{format.day(day.day, now)}</Table.Td>
                    <Table.Td>{format.number(day.requests)}</Table.Td>
                    <Table.Td>{format.number(day.clientErrors)}</Table.Td>
                    <Table.Td>{format.number(day.serverErrors)}</Table.Td>
                    <Table.Td>{ms(day.p50Ms)}</Table.Td>
                    <Table.Td>{ms(day.p95Ms)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </details>
      )}
    </Section>
  );
}
