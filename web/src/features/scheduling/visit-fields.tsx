import { Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { crewsToPlan } from '../../api/crews-to-plan';
import type { BoundForm } from '../../form/fields/bound';
import { NumberField, SelectField, SwitchField } from '../../form/fields/choice-field';
import { addMinutes } from '../../lib/calendar';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import type { VisitValues } from './visit-form';

interface VisitFieldsProps {
  form: BoundForm;
  values: VisitValues;
  /** Fills in the end of the window if only the start was entered. */
  setEnd: (time: string) => void;
  /** The path of the visit in the form: `visits.0.`, or empty if it is the form. */
  prefix?: `visits.${number}.` | '';
  isDateRequired?: boolean;
}

/** The usual length of a visit, as a starting point. */
const USUAL_MINUTES = 120;

/** Date, times, crew, and labor of a visit. */
export function VisitFields({ form, values, setEnd, prefix = '', isDateRequired = false }: VisitFieldsProps) {
  const { data: crews } = useQuery(crewsToPlan());
  const field = (name: keyof VisitValues & string) => ({ form, path: `${prefix}${name}` });
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          type="date"
          label="Date"
          required={isDateRequired}
          description={isDateRequired ? undefined : 'Leave blank to schedule later'}
          {...form.getInputProps(`${prefix}date`)}
        />
        <SelectField
          {...field('crewId')}
          label="Crew"
          description={crews?.items.length === 0 ? <NoCrews /> : isDateRequired ? undefined : 'Who’s assigned'}
          placeholder="Unassigned"
          clearable
          data={crewOptions(crews?.items ?? [], values.crewId)}
        />
      </SimpleGrid>
      <Group gap="sm" align="flex-end" wrap="wrap">
        {!values.anytime && (
          <>
            <TextInput
              type="time"
              label="Start"
              w={120}
              {...form.getInputProps(`${prefix}windowStart`)}
              onBlur={() => {
                if (values.windowStart !== '' && values.windowEnd === '') {
                  setEnd(addMinutes(values.windowStart, USUAL_MINUTES));
                }
              }}
            />
            <TextInput type="time" label="End" w={120} {...form.getInputProps(`${prefix}windowEnd`)} />
          </>
        )}
        <SwitchField {...field('anytime')} label="Any time" mb={values.anytime ? 0 : 8} />
      </Group>
      <NumberField
        {...field('estManMinutes')}
        label="Labor hours"
        description="2 people for 1 hour = 2"
        allowDecimal
        decimalScale={2}
        step={0.5}
        min={0}
        max={1600}
        w={200}
        hideControls={false}
      />
    </Stack>
  );
}

function crewOptions(crews: readonly { id: string; name: string }[], chosen: string | null) {
  const known = crews.map(({ id, name }) => ({ value: id, label: name }));
  // A crew that has been archived since must be shown in order to be replaced.
  const isGone = chosen !== null && !crews.some(({ id }) => id === chosen);
  return isGone ? [{ value: chosen, label: 'Archived crew' }, ...known] : known;
}

function NoCrews() {
  return (
    <>
      No crews yet.{' '}
      <TextLink inherit {...to.crews()}>
        Create a crew
      </TextLink>
    </>
  );
}
