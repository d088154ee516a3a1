/** @jest-environment jsdom */
import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Problem } from '../api/problem';
import { show } from '../testing/screen';
import { TextField } from './fields/text-field';
import { FormFailure } from './form-failure';

const REQUEST = '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b';
const OURS = new Problem(
  500,
  { title: 'Something went wrong', requestId: REQUEST, code: 'internal_error' },
  { title: '' },
);
const NO_ADDRESS = new Problem(
  422,
  {
    title: 'Some fields need attention',
    errors: [{ pointer: '/email', code: 'invalid', detail: 'Enter an e-mail address.' }],
  },
  { title: '' },
);

/** A form whose every submission is refused with this. */
function Refused({ problem }: { problem: Problem }) {
  const form = useForm({ initialValues: { name: '', email: '' } });
  const [error, setError] = useState<Problem | null>(null);
  return (
    <form noValidate onSubmit={form.onSubmit(() => setError(problem))}>
      <FormFailure form={form} error={error} />
      <TextField form={form} path="name" label="Name" />
      <TextField form={form} path="email" label="E-mail" />
      <Button type="submit">Send</Button>
    </form>
  );
}

async function send(problem: Problem): Promise<void> {
  await show(<Refused problem={problem} />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Hazel Birch');
  await userEvent.type(screen.getByRole('textbox', { name: 'E-mail' }), 'hazel at example');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
}

const valueOf = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name }).value;

it('shows a server error with the request id, and keeps what was typed', async () => {
  await send(OURS);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/Something went wrong.*Request ID: 018f6d2e-/);
  expect(valueOf('Name')).toBe('Hazel Birch');
  expect(screen.getByRole('textbox', { name: 'E-mail' }).getAttribute('aria-invalid')).not.toBe('true');
});

it('shows the error at the field, and focuses it', async () => {
  await send(NO_ADDRESS);
  const field = screen.getByRole('textbox', { name: 'E-mail' });
  await screen.findByText('Enter an e-mail address.');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const described = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  expect(described.map((id) => document.getElementById(id)?.textContent)).toContain('Enter an e-mail address.');
  expect(document.activeElement).toBe(field);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(valueOf('E-mail')).toBe('hazel at example');
});
