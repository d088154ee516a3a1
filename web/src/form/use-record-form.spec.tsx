/** @jest-environment jsdom */
import { Button } from '@mantine/core';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { show } from '../testing/screen';
import { TextField } from './fields/text-field';
import { useRecordForm } from './use-record-form';

interface Company {
  version: number;
  name: string;
}

/** A form that is open while a colleague saves. */
function Open() {
  const [company, setCompany] = useState<Company>({ version: 3, name: 'Greenfield' });
  const { form, version } = useRecordForm(company, ({ name }) => ({ name }));
  return (
    <>
      <TextField form={form} path="name" label="Name" />
      <output aria-label="Version">{version}</output>
      <Button onClick={() => setCompany({ version: 4, name: 'Greenfield Lawns' })}>A colleague saves</Button>
    </>
  );
}

const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
const version = () => screen.getByRole('status', { name: 'Version' }).textContent;

it('shows what a colleague saved, unless something was typed', async () => {
  await show(<Open />);
  await userEvent.click(screen.getByRole('button', { name: 'A colleague saves' }));
  expect(name().value).toBe('Greenfield Lawns');
  expect(version()).toBe('4');
});

it('keeps what was typed, and the version it is based on', async () => {
  await show(<Open />);
  await userEvent.type(name(), ' Gardens');
  await userEvent.click(screen.getByRole('button', { name: 'A colleague saves' }));
  expect(name().value).toBe('Greenfield Gardens');
  expect(version()).toBe('3');
});
