import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listEventsOptions } from '../../api/generated/queries/queryOptions';
import type { PropertyDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { auditCan } from '../audit';

/** Enough to notice what is unusual; the activity of the client has them all. */
const SHOWN = 3;

/** One request for all properties of a client. */
export const codeViewsOf = (clientId: string) =>
  listEventsOptions({
    query: { about: clientId, types: 'property.access_codes_revealed', order: 'desc', limit: 100 },
  });

/** Who has viewed the access codes of a property, for those who watch over it. */
export function CodeViews({ property }: { property: PropertyDto }) {
  const format = useFormat();
  const can = auditCan.view(useMe());
  const { data } = useQuery({ ...codeViewsOf(property.clientId), enabled: can.ok });
  if (!can.ok || !data) return null;
  const views = data.items.filter(({ entityId }) => entityId === property.id).slice(0, SHOWN);
  const now = new Date();
  return views.map(({ id, at, actor }) => (
    <Text key={id} size="xs" c="dimmed" title={format.moment(at)}>
      Codes viewed by {actor.name} · {format.ago(at, now)}
    </Text>
  ));
}
