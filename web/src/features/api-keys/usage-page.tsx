import { Table } from '@mantine/core';
import { useFormat } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { Section } from '../../ui/section';
import { Guarded } from '../developers';
import { apiUsageOptions } from './api-keys-queries';
import { UsageReport } from './usage-report';

export function UsagePage() {
  return (
    <Guarded>
      <CompanyUsage />
    </Guarded>
  );
}

function CompanyUsage() {
  const usage = usePrefetched(apiUsageOptions());
  const format = useFormat();
  return (
    <>
      <UsageReport usage={usage} />
      {usage.keys.length > 0 && (
        <Section title="By key">
          <Table.ScrollContainer minWidth={420}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {['Key', 'Requests', '4xx', '5xx', 'p95'].map((head) => (
                    <Table.Th key={head}>{head}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {usage.keys.map(({ apiKeyId, name, requests, clientErrors, serverErrors, p95Ms }) => (
                  <Table.Tr key={apiKeyId}>
                    <Table.Td>
                      <TextLink {...to.apiKey(apiKeyId)}>{name}</TextLink>
                    </Table.Td>
                    <Table.Td>{format.number(requests)}</Table.Td>
                    <Table.Td>{format.number(clientErrors)}</Table.Td>
                    <Table.Td>{format.number(serverErrors)}</Table.Td>
                    <Table.Td>{p95Ms !== null && `${format.number(p95Ms)} ms`}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Section>
      )}
    </>
  );
}
