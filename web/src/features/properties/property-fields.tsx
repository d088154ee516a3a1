import { Divider, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMe } from '../../api/me';
import { AddressFields } from '../../form/fields/address-fields';
import { ChipsField, TagsField } from '../../form/fields/choice-field';
import { AreaField, TextField } from '../../form/fields/text-field';
import { ZoneField } from '../../form/fields/zone-field';
import { formOf, type FormValues, kinds, ownKind } from '../../form/field-kinds';
import { hazardInWords } from '../../lib/place';
import { regionOf } from '../../lib/regions';
import { weekdaysFrom } from '../../lib/weekdays';

const HAZARDS = ['dog', 'slope', 'septic', 'pool', 'invisible fence', 'bees', 'low wires', 'irrigation heads'];

/** Apps write `irrigation_heads`. */
const hazardWords = ownKind<string[], string[]>({
  shown: (hazards = []) => hazards.map(hazardInWords),
  sent: (hazards) => hazards,
});

/** Named as in the request, so that the pointer of a refusal finds its field. */
export const propertyForm = formOf({
  name: kinds.text,
  address: kinds.address,
  timezone: kinds.text,
  accessNotes: kinds.text,
  hazards: hazardWords,
  parking: kinds.text,
  preferredDays: kinds.weekdays,
  noServiceDays: kinds.weekdays,
  gateCode: kinds.secret,
  alarmCode: kinds.secret,
  lockboxCode: kinds.secret,
});

interface PropertyFieldsProps {
  form: UseFormReturnType<FormValues<typeof propertyForm>>;
  /** Which codes are saved: their fields say so, and stay empty. */
  has?: { hasGateCode: boolean; hasAlarmCode: boolean; hasLockboxCode: boolean };
}

export function PropertyFields({ form, has }: PropertyFieldsProps) {
  const { tenant } = useMe();
  const days = weekdaysFrom(tenant.weekStart).map(({ value, label }) => ({ value: String(value), label }));
  const stored = (isStored = false) => (isStored ? 'Saved. Type to replace.' : '');
  return (
    <>
      <TextField
        form={form}
        path="name"
        label="Name"
        description="Helps when a client has more than one property"
        data-autofocus
      />
      <AddressFields form={form} path="address" country={regionOf(tenant.locale)} />
      <ZoneField form={form} path="timezone" label="Time zone" placeholder="Company default" />
      <Divider label="For the crew" labelPosition="left" />
      <AreaField form={form} path="accessNotes" label="Access instructions" />
      <TagsField form={form} path="hazards" label="Hazards" data={HAZARDS} />
      <TextField form={form} path="parking" label="Parking" />
      <ChipsField form={form} path="preferredDays" label="Preferred days" data={days} />
      <ChipsField form={form} path="noServiceDays" label="No-service days" data={days} />
      <Divider label="Access codes (encrypted)" labelPosition="left" />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <TextField form={form} path="gateCode" label="Gate" autoComplete="off" placeholder={stored(has?.hasGateCode)} />
        <TextField
          form={form}
          path="alarmCode"
          label="Alarm"
          autoComplete="off"
          placeholder={stored(has?.hasAlarmCode)}
        />
        <TextField
          form={form}
          path="lockboxCode"
          label="Lockbox"
          autoComplete="off"
          placeholder={stored(has?.hasLockboxCode)}
        />
      </SimpleGrid>
    </>
  );
}
