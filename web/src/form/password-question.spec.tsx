/** @jest-environment jsdom */
import { jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Problem } from '../api/problem';
import { meOptions } from '../api/me';
import { show } from '../testing/screen';
import { PasswordQuestion } from './password-question';

const ME = [meOptions().queryKey, { user: { email: 'morgan@example.com' } }] as const;
const password = () => screen.findByLabelText('Your password');

it('hands over the password, and shows at it why it was refused', async () => {
  const answers: string[] = [];
  const errors = [{ pointer: '/password', code: 'wrong_password', detail: 'Incorrect password.' }];
  const refusal = new Problem(422, { code: 'wrong_password', errors }, { title: 'Incorrect password' });
  function Screen() {
    const [error, setError] = useState<Problem | null>(null);
    const answer = (given: string) => {
      answers.push(given);
      setError(refusal);
    };
    return (
      <PasswordQuestion action="Turn off" isPending={false} error={error} onAnswer={answer}>
        Your password alone will sign you in.
      </PasswordQuestion>
    );
  }
  await show(<Screen />, { fetched: [ME] });
  await userEvent.type(await password(), 'three quiet wheelbarrows{Enter}');
  expect(answers).toEqual(['three quiet wheelbarrows']);
  await screen.findByText('Incorrect password.');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('waits until what nobody can undo has been typed', async () => {
  const answered = jest.fn();
  const toType = { label: 'Company name', text: 'Greenfield' };
  await show(
    <PasswordQuestion action="Close company" toType={toType} isPending={false} error={null} onAnswer={answered}>
      Everything is deleted.
    </PasswordQuestion>,
    { fetched: [ME] },
  );
  await userEvent.type(await password(), 'three quiet wheelbarrows{Enter}');
  expect(answered).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText('Company name'), 'Greenfield');
  await userEvent.click(screen.getByRole('button', { name: 'Close company' }));
  expect(answered).toHaveBeenCalledWith('three quiet wheelbarrows');
});
