import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { clientCan } from '../../api/client-can';
import { useMe } from '../../api/me';
import { Section } from '../../ui/section';
import { ExportState } from './export-state';
import { settingsCan } from './settings-can';
import { useCompanyExport } from './use-company-export';

/** Everything that the company holds in one file. */
export function ExportCompany() {
  return settingsCan.export(useMe()).ok ? <Export /> : null;
}

function Export() {
  const me = useMe();
  const exported = useCompanyExport();
  const [hasCodes, setHasCodes] = useState(false);
  return (
    <Section title="Export everything">
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed" maw={480}>
          One ZIP file with all clients, jobs, visits, files, and the audit log. You can download it for 7 days. Each
          export and download is shown in the audit log.
        </Text>
        {clientCan.revealCodes(me).ok && (
          <Checkbox
            label="Include access codes"
            description="Gate, alarm, and lockbox codes, readable by anyone who has the file."
            checked={hasCodes}
            onChange={({ currentTarget }) => setHasCodes(currentTarget.checked)}
          />
        )}
        <Button variant="default" loading={exported.isRunning} onClick={() => exported.start(hasCodes)}>
          Export everything
        </Button>
        <ExportState exported={exported} />
      </Stack>
    </Section>
  );
}
