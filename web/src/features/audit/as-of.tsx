import { Alert, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getRecordAsOfOptions } from '../../api/generated/queries/queryOptions';
import type { RecordAsOfDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { clockIn, instantIn } from '../../lib/instant-in';
import { Facts } from '../../ui/facts';
import { fieldsThen } from './as-of-words';

interface AsOfProps {
  entityType: string;
  entityId: string;
}

/** A record at a time that people choose, with what is different now. */
export function AsOf({ entityType, entityId }: AsOfProps) {
  const { timezone } = useMe().tenant;
  const [clock, setClock] = useState('');
  const at = clock && instantIn(timezone, clock);
  const query = useQuery({
    ...getRecordAsOfOptions({ query: { entityType, entityId, at } }),
    enabled: at !== '',
    retry: false,
  });
  return (
    <Stack gap="sm">
      <TextInput
        type="datetime-local"
        label="View as of"
        max={clockIn(timezone, new Date())}
        value={clock}
        onChange={(event) => setClock(event.currentTarget.value)}
      />
      {at !== '' && query.isPending && <Skeleton height={60} />}
      {at !== '' && query.isError && <Alert color="haw">Couldn’t load the record. Choose a different time.</Alert>}
      {at !== '' && query.data && <Then record={query.data} />}
    </Stack>
  );
}

function Then({ record }: { record: RecordAsOfDto }) {
  const format = useFormat();
  const { weekStart } = useMe().tenant;
  if (record.state === 'not_created') return <Alert color="rain">It hadn’t been created yet.</Alert>;
  if (record.state === 'deleted') return <Alert color="rain">It had already been deleted.</Alert>;
  const isGone = record.since.after === null && record.since.before !== null;
  const fields = fieldsThen(record, { format, weekStart, now: new Date() });
  const different = fields.filter(({ now }) => now !== null).length;
  return (
    <Stack gap="xs" role="region" aria-label={`As of ${format.moment(record.at)}`}>
      <Text size="sm">
        {isGone ? 'It has been deleted since.' : differences(different)}
        {!record.isWhole && ' Fields that haven’t changed since the log began aren’t shown.'}
      </Text>
      <Facts
        facts={fields.map(({ field, name, then, now }) => [
          name,
          now === null ? (
            then
          ) : (
            <span key={field}>
              <strong>{then}</strong> · now {now}
            </span>
          ),
        ])}
      />
    </Stack>
  );
}

function differences(count: number): string {
  if (count === 0) return 'Nothing has changed since.';
  return count === 1 ? 'One field is different now.' : `${count} fields are different now.`;
}
