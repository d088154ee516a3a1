import { Badge, Group, Text } from '@mantine/core';
import { IconBan, IconBuilding } from '@tabler/icons-react';
import type { ClientRowDto } from '../../api/generated/requests/types.gen';
import type { Format } from '../../lib/format';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import type { Column } from '../../table/column';
import { Hint } from '../../ui/hint';
import { readableTags } from '../../lib/tags';
import { ClientStatus } from './client-status';
import classes from './clients.module.css';

export function clientColumns(format: Format, now: Date): readonly Column<ClientRowDto>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      width: 'minmax(11rem, 1.25fr)',
      sorts: ['name', '-name'],
      cell: (client) => <Name client={client} />,
    },
    {
      id: 'number',
      header: 'Number',
      width: '5.5rem',
      isExtra: true,
      sorts: ['number', '-number'],
      cell: ({ number }) => number,
    },
    {
      id: 'phone',
      header: 'Phone',
      width: '8.5rem',
      cell: ({ primaryContact }) => primaryContact?.phone && format.phone(primaryContact.phone),
    },
    {
      id: 'address',
      header: 'Property',
      width: 'minmax(10rem, 1.35fr)',
      from: 720,
      cell: ({ addressLine, propertyCount }) => (
        <>
          {addressLine}
          {propertyCount > 1 && (
            <Text span size="xs" c="dimmed" ml={6}>
              +{propertyCount - 1}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'email',
      header: 'Email',
      width: 'minmax(9rem, 1.1fr)',
      from: 1020,
      cell: ({ primaryContact }) => primaryContact?.email,
    },
    { id: 'tags', header: 'Tags', width: 'minmax(10.5rem, 1fr)', from: 1180, cell: ({ tags }) => <Tags tags={tags} /> },
    {
      id: 'source',
      header: 'Lead source',
      width: 'minmax(7rem, 0.7fr)',
      isExtra: true,
      cell: ({ leadSource }) => leadSource,
    },
    {
      id: 'status',
      header: 'Status',
      width: '5.75rem',
      sorts: ['status', '-status'],
      cell: ({ status }) => <ClientStatus status={status} />,
    },
    {
      id: 'created',
      header: 'Created',
      width: '6.5rem',
      isExtra: true,
      align: 'end',
      sorts: ['-created', 'created'],
      cell: ({ createdAt }) => (
        <Text span size="xs" c="dimmed" title={format.moment(createdAt)}>
          {format.ago(createdAt, now)}
        </Text>
      ),
    },
    {
      id: 'updated',
      header: 'Updated',
      width: '6.5rem',
      sorts: ['-updated', 'updated'],
      from: 860,
      align: 'end',
      cell: ({ updatedAt }) => (
        <Text span size="xs" c="dimmed" title={format.moment(updatedAt)}>
          {format.ago(updatedAt, now)}
        </Text>
      ),
    },
  ];
}

/** The compact row: who, where, and whether to come at all. */
export function CompactClient({ client, format }: { client: ClientRowDto; format: Format }) {
  const { addressLine, primaryContact, status } = client;
  return (
    <div className={classes.compact}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Name client={client} />
        <ClientStatus status={status} />
      </Group>
      <div className={classes.where}>
        {addressLine ?? (primaryContact?.phone ? format.phone(primaryContact.phone) : 'No address')}
      </div>
    </div>
  );
}

function Name({ client }: { client: ClientRowDto }) {
  return (
    <span className={classes.name}>
      <TextLink {...to.client(client.id)} className={classes.nameLink} tabIndex={-1}>
        {client.displayName}
      </TextLink>
      {client.kind === 'company' && (
        <IconBuilding size={14} stroke={1.6} aria-label="Company" className={classes.kind} />
      )}
      {client.similar && (
        <Badge size="sm" variant="outline" color="gray" className={classes.similar}>
          Similar
        </Badge>
      )}
      {client.doNotService && (
        <Hint label="Do not service">
          <IconBan size={15} aria-label="Do not service" className={classes.stop} />
        </Hint>
      )}
    </span>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  const shown = readableTags(tags);
  return (
    <span className={classes.tags} title={tags.join(', ')}>
      {shown.map((tag) => (
        <Badge key={tag} size="sm" color="gray" className={classes.tag}>
          {tag}
        </Badge>
      ))}
      {tags.length > shown.length && (
        <Text span size="xs" c="dimmed" className={classes.more}>
          +{tags.length - shown.length}
        </Text>
      )}
    </span>
  );
}
