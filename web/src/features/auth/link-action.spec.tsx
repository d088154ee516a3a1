/** @jest-environment jsdom */
import { fireEvent, screen } from '@testing-library/react';
import { Problem } from '../../api/problem';
import { show } from '../../testing/screen';
import { LinkAction } from './link-action';

it('says that a link no longer works', async () => {
  const words = { title: 'This link no longer works', detail: 'Ask for a new one.' };
  const refused = new Problem(404, words, words);
  await show(
    <LinkAction title="Confirm" label="Confirm email" act={() => Promise.reject(refused)} done={() => null}>
      From now on
    </LinkAction>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Confirm email' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Ask for a new one.');
});
