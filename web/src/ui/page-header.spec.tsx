/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { show } from '../testing/screen';
import { PageHeader } from './page-header';

it('names the document after the part that is shown', async () => {
  await show(<PageHeader title="Settings" part="Team" />);
  expect(document.title).toBe('Team · Settings · Hedgerow');
});

it('leaves the name of the document to the page beside it while that is open', async () => {
  function Mailbox() {
    const [isReading, setReading] = useState(true);
    return (
      <>
        <PageHeader title="Messages" isBehind={isReading} />
        {isReading && <PageHeader title="Visit confirmed" />}
        <button onClick={() => setReading(false)}>Back</button>
      </>
    );
  }
  await show(<Mailbox />);
  expect(document.title).toBe('Visit confirmed · Hedgerow');
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(document.title).toBe('Messages · Hedgerow');
});
