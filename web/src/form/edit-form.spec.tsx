/** @jest-environment jsdom */
import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Problem } from '../api/problem';
import { to } from '../lib/paths';
import { show } from '../testing/screen';
import { EditForm } from './edit-form';
import { TextField } from './fields/text-field';

interface Person {
  id: string;
  version: number;
  name: string;
  phone: string;
}

interface Sent {
  headers: { 'If-Match': string };
  body: Partial<Pick<Person, 'name' | 'phone'>>;
}

const HAZEL: Person = { id: 'p', version: 3, name: 'Hazel Birch', phone: '555-0101' };
const valuesOf = ({ name, phone }: Person) => ({ name, phone });

/** Records what is sent and rejects it with the given refusals, one after the other; then accepts. */
class Server {
  readonly sent: Sent[] = [];
  constructor(private readonly refusals: Problem[] = []) {}

  readonly save = (sent: Sent): Promise<undefined> => {
    this.sent.push(sent);
    const refusal = this.refusals.shift();
    return refusal ? Promise.reject(refusal) : Promise.resolve(undefined);
  };
}

function Screen({ server, newer }: { server: Server; newer: Person }) {
  const { pathname } = useLocation();
  const useUpdatePerson = (_: undefined, options: UseMutationOptions<undefined, Problem, Sent>) =>
    useMutation({ ...options, mutationFn: server.save });
  return (
    <>
      <output aria-label="Address">{pathname}</output>
      <EditForm
        title="Edit Hazel Birch"
        record={HAZEL}
        valuesOf={valuesOf}
        useUpdate={useUpdatePerson}
        request={(values, before, headers) => ({
          headers,
          body: {
            ...(values.name !== before.name && { name: values.name }),
            ...(values.phone !== before.phone && { phone: values.phone }),
          },
        })}
        readAgain={() => Promise.resolve(newer)}
        changes={{ entityType: 'crew', entityId: HAZEL.id }}
        leadsTo={to.crews()}
      >
        {(form) => (
          <>
            <TextField form={form} path="name" label="Name" />
            <TextField form={form} path="phone" label="Phone" />
          </>
        )}
      </EditForm>
    </>
  );
}

async function edit(server: Server, newer = HAZEL): Promise<void> {
  await show(<Screen server={server} newer={newer} />);
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), ' & Sons');
}

const valueOf = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name }).value;
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const address = () => screen.getByRole('status', { name: 'Address', hidden: true }).textContent;

it('sends changes with the version they are based on, and leads back', async () => {
  const server = new Server();
  await edit(server);
  await press('Save');
  await waitFor(() => expect(address()).toBe('/settings/crews'));
  expect(server.sent).toEqual([{ headers: { 'If-Match': '"3"' }, body: { name: 'Hazel Birch & Sons' } }]);
});

it('merges a newer version, keeps what was typed, and saves on top of it', async () => {
  const server = new Server([new Problem(412, { title: 'Somebody else was faster' }, { title: '' })]);
  await edit(server, { ...HAZEL, version: 4, phone: '555-0199' });
  await press('Save');
  await screen.findByText('Somebody else was faster');
  await waitFor(() => expect(valueOf('Phone')).toBe('555-0199'));
  expect(valueOf('Name')).toBe('Hazel Birch & Sons');
  await press('Save');
  await waitFor(() => expect(server.sent).toHaveLength(2));
  expect(server.sent[1]).toEqual({ headers: { 'If-Match': '"4"' }, body: { name: 'Hazel Birch & Sons' } });
});

it.each([
  [409, { title: 'Archived', detail: 'Bring the crew back first.' }, 'Bring the crew back first.'],
  [
    422,
    { title: 'Some fields need attention', errors: [{ pointer: '/name', code: 'taken', detail: 'Taken.' }] },
    'Taken.',
  ],
])('says why it was refused with %i, and loses nothing', async (status, body, sentence) => {
  const server = new Server([new Problem(status, body, { title: '' })]);
  await edit(server);
  await press('Save');
  await screen.findByText(sentence);
  expect(valueOf('Name')).toBe('Hazel Birch & Sons');
  expect(address()).toBe('/');
});

it('asks before it discards changes', async () => {
  const server = new Server();
  await edit(server);
  await press('Cancel');
  await screen.findByText('Your changes will be lost.');
  expect(address()).toBe('/');
  await press('Keep editing');
  expect(valueOf('Name')).toBe('Hazel Birch & Sons');
  await press('Cancel');
  await userEvent.click(await screen.findByRole('button', { name: 'Discard changes' }));
  await waitFor(() => expect(address()).toBe('/settings/crews'));
  expect(server.sent).toEqual([]);
});
