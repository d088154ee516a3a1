import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useFormat, useMe } from '../../api/me';
import { addDays, type Days, weekOf } from '../../lib/calendar';
import type { Format } from '../../lib/format';

interface DaysFilterProps extends Days {
  change: (days: Days) => void;
}

/** Filters by visit date: common ranges, or two dates. */
export function DaysFilter({ from, to, change }: DaysFilterProps) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { tenant } = useMe();
  const format = useFormat();
  const now = new Date();
  const ranges = rangesFrom(format.today(now), tenant.weekStart);
  const choose = (days: Days) => {
    change(days);
    close();
  };
  return (
    <Popover opened={isOpen} onDismiss={close} position="bottom-start" trapFocus returnFocus width={330}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendar size={16} stroke={1.6} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={toggle}
        >
          {nameOf({ from, to }, ranges, format, now)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={4}>
          {[...ranges.entries()].map(([name, days]) => (
            <Button key={name} variant="subtle" color="gray" justify="flex-start" onClick={() => choose(days)}>
              {name}
            </Button>
          ))}
          <Group grow gap="xs" mt={4}>
            <TextInput
              type="date"
              label="From"
              value={from ?? ''}
              onChange={(event) => change({ from: event.currentTarget.value, to })}
            />
            <TextInput
              type="date"
              label="To"
              value={to ?? ''}
              onChange={(event) => change({ from, to: event.currentTarget.value })}
            />
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const ANY = 'Any date';

function rangesFrom(today: string, weekStart: number): ReadonlyMap<string, Days> {
  const week = weekOf(today, weekStart);
  return new Map<string, Days>([
    [ANY, { from: undefined, to: undefined }],
    ['Today', { from: today, to: today }],
    ['Tomorrow', { from: addDays(today, 1), to: addDays(today, 1) }],
    ['This week', week],
    ['Next week', { from: addDays(week.from, 7), to: addDays(week.to, 7) }],
    ['Next 30 days', { from: today, to: addDays(today, 29) }],
  ]);
}

function nameOf({ from, to }: Days, ranges: ReadonlyMap<string, Days>, format: Format, now: Date): string {
  const known = [...ranges].find(([, days]) => days.from === from && days.to === to);
  if (known) return known[0];
  const [first, last] = [from && format.day(from, now), to && format.day(to, now)];
  if (first && last) return `${first} – ${last}`;
  return first ? `From ${first}` : `Through ${last ?? ''}`;
}
