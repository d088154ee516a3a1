/** @jest-environment jsdom */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { show } from '../testing/screen';
import { FileDrop } from './file-drop';

const CLIENTS = new File(['Name\nHazel Birch\n'], 'clients.csv', { type: 'text/csv' });
const PHOTO = new File(['…'], 'photo.png', { type: 'image/png' });

async function drop(busyWith: string | null = null) {
  const files: string[] = [];
  await show(
    <FileDrop
      title="Drop your client list here"
      hint="CSV or vCard"
      chooseLabel="Choose a file"
      accept=".csv,.vcf"
      busyWith={busyWith}
      onFile={({ name }) => files.push(name)}
    />,
  );
  return { files, input: screen.getByLabelText<HTMLInputElement>('Choose a file') };
}

const dropped = (files: File[]) => ({
  dataTransfer: {
    files,
    items: files.map((file) => ({ kind: 'file', type: file.type, getAsFile: () => file })),
    types: ['Files'],
  },
});

it('accepts a chosen file, and the same one again', async () => {
  const { files, input } = await drop();
  await userEvent.upload(input, CLIENTS);
  await waitFor(() => expect(files).toEqual(['clients.csv']));
  await userEvent.click(screen.getByRole('button', { name: 'Choose a file' }));
  await userEvent.upload(input, CLIENTS);
  await waitFor(() => expect(files).toEqual(['clients.csv', 'clients.csv']));
});

it('accepts one dropped file of any kind: the server says what is wrong with it', async () => {
  const { files, input } = await drop();
  fireEvent.drop(input, dropped([PHOTO, CLIENTS]));
  await waitFor(() => expect(files).toEqual(['photo.png']));
});

it('does not let the browser open a file that misses the area', async () => {
  const { files } = await drop();
  expect(fireEvent.drop(document.body, dropped([CLIENTS]))).toBe(false);
  expect(files).toEqual([]);
});

it('opens the file dialog by keyboard', async () => {
  const { input } = await drop();
  let opened = 0;
  input.click = () => (opened += 1);
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose a file' }));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(opened).toBe(1));
});

it('shows that it is busy and accepts no second file meanwhile', async () => {
  const { files, input } = await drop('Reading clients.csv…');
  expect(screen.getByRole('status').textContent).toMatch(/^Reading clients\.csv…/);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choose a file' }).disabled).toBe(true);
  await act(async () => {
    fireEvent.drop(input, dropped([CLIENTS]));
    await Promise.resolve();
  });
  expect(files).toEqual([]);
});
