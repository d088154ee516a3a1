import { Checkbox, Input, Stack } from '@mantine/core';
import { useId } from '@mantine/hooks';
import { usePrefetched } from '../../api/use-prefetched';
import groupClasses from '../../form/fields/check-group.module.css';
import { groupsOf, otherFilters, withGroup, withType } from './event-choice';
import { eventTypesOptions } from './webhooks-queries';

interface EventPickerProps {
  value: readonly string[];
  onChange: (eventTypes: string[]) => void;
  error: React.ReactNode;
}

/** Chooses events by kind of record, including those of later versions, or one by one. */
export function EventPicker({ value, onChange, error }: EventPickerProps) {
  const id = useId();
  const groups = groupsOf(usePrefetched(eventTypesOptions()).items);
  const others = otherFilters(value, groups);
  return (
    <Input.Wrapper label="Events" labelElement="div" labelProps={{ id }} error={error} required>
      <Stack gap="sm" role="group" aria-labelledby={id} mt={8}>
        {groups.map((group) => {
          const isWhole = value.includes(group.filter);
          const count = group.types.filter(({ type }) => value.includes(type)).length;
          return (
            <fieldset key={group.filter} className={groupClasses.group}>
              <legend>
                <Checkbox
                  label={<strong>{group.label}</strong>}
                  aria-label={`All ${group.label} events`}
                  checked={isWhole}
                  indeterminate={!isWhole && count > 0}
                  onChange={(event) => onChange(withGroup(value, group, event.currentTarget.checked))}
                />
              </legend>
              {group.types.map(({ type, label }) => (
                <Checkbox
                  key={type}
                  label={label}
                  aria-label={`${group.label}: ${label}`}
                  checked={isWhole || value.includes(type)}
                  onChange={(event) => onChange(withType(value, group, type, event.currentTarget.checked))}
                />
              ))}
            </fieldset>
          );
        })}
        {others.map((filter) => (
          <Checkbox
            key={filter}
            label={<code>{filter}</code>}
            checked
            onChange={() => onChange(value.filter((one) => one !== filter))}
          />
        ))}
      </Stack>
    </Input.Wrapper>
  );
}
