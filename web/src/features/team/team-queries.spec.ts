import { parseTeamSearch } from './team-queries';

it('reads the filters from the address', () => {
  expect(parseTeamSearch({ q: ' mor ', role: 'r1', status: 'disabled' })).toMatchObject({
    role: 'r1',
    status: 'disabled',
  });
  expect(parseTeamSearch({ q: '', role: 7, status: 'gone' })).toEqual({});
});
