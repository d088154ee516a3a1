/** @jest-environment jsdom */
import { useForm } from '@mantine/form';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { show } from '../../testing/screen';
import { TagsField } from './choice-field';

const KNOWN = ['biweekly', 'weekly', 'mulch', 'leaf-removal', 'Élan'];
let tags: readonly string[] = [];

function Client() {
  const form = useForm<{ tags: string[] }>({
    initialValues: { tags: [] },
    onValuesChange: (values) => (tags = values.tags),
  });
  return <TagsField form={form} path="tags" label="Tags" data={KNOWN} />;
}

it.each([
  ['mul', 'mulch'],
  ['WEEKLY', 'weekly'],
  ['elan', 'elan'],
  ['élan', 'Élan'],
  ['removal', 'removal'],
  ['by hand', 'by hand'],
])('reads “%s” and Enter as %s', async (typed, tag) => {
  tags = [];
  await show(<Client />);
  await userEvent.click(screen.getByRole('combobox', { name: 'Tags' }));
  await userEvent.keyboard(typed);
  await userEvent.keyboard('{Enter}');
  expect(tags).toEqual([tag]);
});
