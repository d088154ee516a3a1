import { Alert, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { findDuplicateClientsOptions } from '../../api/generated/queries/queryOptions';
import type { FindDuplicateClientsData } from '../../api/generated/requests/types.gen';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { ClientStatus } from '../clients';
import type { NewClientValues } from './client-form';

type Known = NonNullable<FindDuplicateClientsData['query']>;

const SAME = { email: 'same email', phone: 'same phone', address: 'same address' } as const;

/** Shows possible duplicates while typing. Only a hint: two people may share a phone number. */
export function DuplicateHint({ values }: { values: NewClientValues }) {
  const [known] = useDebouncedValue(knownOf(values), 350);
  const { data } = useQuery({
    ...findDuplicateClientsOptions({ query: known }),
    enabled: Object.keys(known).some((part) => part !== 'name'),
    placeholderData: keepPreviousData,
  });
  const found = data?.items ?? [];
  return (
    <div role="status">
      {found.length > 0 && (
        <Alert color="straw" icon={<IconUsers aria-hidden />} title="Possible duplicate">
          {found.map(({ id, displayName, number, status, reasons }) => (
            <Group key={id} gap="xs">
              <TextLink {...to.client(id)} underline="always" target="_blank">
                {displayName}
              </TextLink>
              <Text size="sm" c="dimmed">
                {number} · {reasons.map((reason) => SAME[reason]).join(', ')}
              </Text>
              <ClientStatus status={status} />
            </Group>
          ))}
        </Alert>
      )}
    </div>
  );
}

/** Sent only when complete: the API refuses half an email address. */
function knownOf({ displayName, contacts, properties }: NewClientValues): Known {
  const email = contacts[0]?.emails[0]?.trim() ?? '';
  const phone = contacts[0]?.phones[0]?.raw.trim() ?? '';
  const { line1 = '', postalCode = '' } = properties[0]?.address ?? {};
  return {
    ...(/^[^\s@]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/.test(email) && { email }),
    ...(phone.replace(/\D/g, '').length >= 7 && { phone }),
    ...(displayName.trim().length > 2 && { name: displayName.trim() }),
    ...(line1.trim().length > 4 && { address: line1.trim() }),
    ...(line1.trim().length > 4 && postalCode.trim() !== '' && { postalCode: postalCode.trim() }),
  };
}
