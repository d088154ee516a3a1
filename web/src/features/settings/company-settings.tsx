import { Alert, Button, Fieldset, Group, SimpleGrid, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ifMatch } from '../../api/client';
import { useUpdateTenant } from '../../api/generated/queries/queries';
import { getTenantOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { AddressFields } from '../../form/fields/address-fields';
import { SelectField, ToggleField } from '../../form/fields/choice-field';
import { CurrencyField } from '../../form/fields/currency-field';
import { TextField } from '../../form/fields/text-field';
import { ZoneField } from '../../form/fields/zone-field';
import { LeaveDialog } from '../../form/leave-dialog';
import { FormFailure } from '../../form/form-failure';
import { useZoneOverlaps } from '../../form/use-zone-overlaps';
import { useZoneLeftovers, ZoneLeftoversAlert } from '../../form/zone-leftovers';
import { useRecordForm } from '../../form/use-record-form';
import { locales, regionOf } from '../../lib/regions';
import { Section } from '../../ui/section';
import { toast } from '../../ui/toast';
import { RecordHistoryButton } from '../audit';
import { CloseCompany } from './close-company';
import { CompanyLogo } from './company-logo';
import { ExportCompany } from './export-company';
import { companyValues, toCompanyPatch } from './company-form';
import { settingsCan } from './settings-can';
import classes from './settings.module.css';

const UNITS = [
  { value: 'us', label: 'US (ft, yd, lb)' },
  { value: 'metric', label: 'Metric (m, kg)' },
];
const WEEK_STARTS = [
  { value: '7', label: 'Sunday' },
  { value: '1', label: 'Monday' },
  { value: '6', label: 'Saturday' },
];

export function CompanySettings() {
  const can = settingsCan.change(useMe());
  const tenant = usePrefetched(getTenantOptions());
  const queries = useQueryClient();
  const { takeOverride, refusalOf } = useZoneOverlaps();
  const hasLeftovers = useZoneLeftovers(tenant.id, can.ok);
  const changed = useChanged();
  const { form, before, version, isConflict, goOnFrom } = useRecordForm(tenant, companyValues);
  const readAgain = async () => goOnFrom(await queries.query({ ...getTenantOptions(), staleTime: 0 }));
  const update = useUpdateTenant(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await readAgain();
      await changed({ entityType: 'tenant', entityId: tenant.id });
      toast.done('Settings saved');
    },
    onError: (problem) => (isConflict(problem) ? readAgain() : undefined),
  });

  return (
    <>
      <LeaveDialog wouldLose={() => form.isDirty() && !update.isPending} />
      {!can.ok && <Alert color="rain">{can.because}</Alert>}
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          const again = hasLeftovers && { timezone: values.timezone };
          const body = { ...toCompanyPatch(before, values), ...again, ...takeOverride() };
          update.mutate({ headers: ifMatch(version), body });
        })}
      >
        <Fieldset variant="unstyled" disabled={!can.ok} className={classes.fields}>
          <Stack gap="md">
            {refusalOf(update.error) ?? <FormFailure form={form} error={update.error} />}
            {can.ok && hasLeftovers && <ZoneLeftoversAlert isSending={update.isPending} />}
            <Section
              title="Company info"
              action={<RecordHistoryButton entityType="tenant" entityId={tenant.id} name={tenant.name} />}
            >
              <Stack gap="sm">
                <TextField form={form} path="name" label="Company name" required />
                <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                  <TextField form={form} path="phone" label="Phone" type="tel" />
                  <TextField form={form} path="email" label="Email" type="email" />
                </SimpleGrid>
                <AddressFields form={form} path="address" country={regionOf(form.values.locale)} />
              </Stack>
            </Section>
            <Section title="Regional settings">
              <Stack gap="sm">
                <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                  <ZoneField form={form} path="timezone" label="Time zone" />
                  <SelectField form={form} path="locale" label="Date and number format" data={locales(tenant.locale)} />
                  <CurrencyField form={form} path="currency" label="Currency" locale={tenant.locale} />
                  <SelectField form={form} path="weekStart" label="Week starts on" data={WEEK_STARTS} />
                </SimpleGrid>
                <ToggleField form={form} path="unitSystem" label="Units" data={UNITS} />
              </Stack>
            </Section>
            {can.ok && (
              <Group>
                <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
                  Save settings
                </Button>
              </Group>
            )}
          </Stack>
        </Fieldset>
      </form>
      <CompanyLogo tenant={tenant} can={can} />
      <ExportCompany />
      <CloseCompany tenant={tenant} />
    </>
  );
}
