/** @jest-environment jsdom */
import { useForm } from '@mantine/form';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { show } from '../../testing/screen';
import { ZoneField } from './zone-field';

const sent: string[] = [];
beforeEach(() => sent.splice(0));

function Settings() {
  const form = useForm({ initialValues: { timezone: 'UTC' } });
  return (
    <form onSubmit={form.onSubmit(({ timezone }) => void sent.push(timezone))}>
      <ZoneField form={form} path="timezone" label="Time zone" />
      <button>Save</button>
    </form>
  );
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Time zone' });
async function enter(text: string): Promise<void> {
  await userEvent.clear(field());
  await userEvent.paste(text);
}
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

it.each([
  ['new york', 'America/New_York', 'Eastern Time (New York)'],
  ['eastern', 'America/New_York', 'Eastern Time (New York)'],
])('reads “%s” and Enter as %s', async (typed, zone, name) => {
  await show(<Settings />);
  await enter(typed);
  await userEvent.keyboard('{Enter}');
  expect(field().value).toBe(name);
  await save();
  expect(sent).toEqual([zone]);
});

it.each([
  ['new york', 'America/New_York', 'Eastern Time (New York)'],
  ['US/Eastern', 'US/Eastern', 'Eastern Time (Eastern)'],
  ['springfield', 'springfield', 'springfield'],
  ['eastern', 'eastern', 'eastern'],
])('sends what “%s” means when leaving without a choice: %s', async (typed, value, name) => {
  await show(<Settings />);
  await enter(typed);
  await save();
  expect([sent, field().value]).toEqual([[value], name]);
});

it('sends an unknown zone to be refused, never the previous one', async () => {
  await show(<Settings />);
  await enter('springfield');
  await userEvent.keyboard('{Enter}');
  expect(sent).toEqual(['springfield']);
});

it('keeps the choice while the list is only opened', async () => {
  await show(<Settings />);
  await userEvent.click(field());
  expect(screen.getAllByRole('option').length).toBeGreaterThan(20);
  await userEvent.tab();
  await save();
  expect(sent).toEqual(['UTC']);
});
