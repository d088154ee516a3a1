import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { TenantDto } from '../../api/generated/requests/types.gen';
import { isReadOnly, useMe } from '../../api/me';
import { Section } from '../../ui/section';
import { CloseCompanyDialog } from './close-company-dialog';

/** The end of a company, for its owners. */
export function CloseCompany({ tenant }: { tenant: TenantDto }) {
  const { roleKey } = useMe();
  const [isOpen, setIsOpen] = useState(false);
  if (roleKey !== 'owner' || isReadOnly(tenant)) return null;
  return (
    <Section title="Close company">
      <Text size="sm" c="dimmed" maw={480} mb="sm">
        {tenant.name} becomes read-only, and is deleted with all its data and files after 30 days. You can reopen it
        until then.
      </Text>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        Close company…
      </Button>
      {isOpen && <CloseCompanyDialog tenant={tenant} onClose={() => setIsOpen(false)} />}
    </Section>
  );
}
