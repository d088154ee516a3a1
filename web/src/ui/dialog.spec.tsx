/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { show } from '../testing/screen';
import { Dialog } from './dialog';
import { SidePanel } from './side-panel';

function Screen() {
  const [isOpen, setOpen] = useState(true);
  const [isAsking, setAsking] = useState(false);
  if (!isOpen) return null;
  return (
    <SidePanel title="Hazel Birch" onClose={() => setOpen(false)}>
      <button onClick={() => setAsking(true)}>Reset…</button>
      {isAsking && <Dialog title="Reset?" onClose={() => setAsking(false)} />}
    </SidePanel>
  );
}

it('closes by Escape what is on top, one after the other', async () => {
  await show(<Screen />);
  const open = () => screen.queryAllByRole('dialog').length;
  await userEvent.click(await screen.findByRole('button', { name: 'Reset…' }));
  await screen.findByRole('dialog', { name: 'Reset?' });
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(open()).toBe(1));
  expect(screen.getByRole('dialog').textContent).toContain('Hazel Birch');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Reset…'));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(open()).toBe(0));
});
