import { type Command, matching } from './command';

const command = (label: string, words?: string): Command => ({
  id: label,
  label,
  ...(words !== undefined && { words }),
  icon: () => null,
  run: () => undefined,
});
const commands = [command('Clients', 'customers list'), command('New client', 'add'), command('Settings')];
const found = (query: string) => matching(commands, query).map(({ label }) => label);

it('finds by the start of any word, in any order', () => {
  expect(found('cli')).toEqual(['Clients', 'New client']);
  expect(found('client NEW')).toEqual(['New client']);
  expect(found('cust')).toEqual(['Clients']);
  expect(found('ients')).toEqual([]);
});

it('offers everything before typing', () => {
  expect(found(' ')).toHaveLength(3);
});
