import { explanationOf, Problem, toProblem } from './problem';

const answer = (status: number, headers?: Record<string, string>) =>
  new Response('', { status, ...(headers && { headers }) });

it('reads a problem document', () => {
  const problem = toProblem(
    {
      title: 'Validation failed',
      status: 422,
      code: 'validation_failed',
      detail: 'Some fields need another look.',
      requestId: 'r-1',
      errors: [{ pointer: '/displayName', code: 'too_long', detail: 'At most 200 characters.' }, 'nonsense'],
      from: 'draft',
    },
    answer(422),
  );
  expect(problem).toMatchObject({
    status: 422,
    code: 'validation_failed',
    message: 'Some fields need another look.',
    requestId: 'r-1',
    errors: [{ pointer: '/displayName', code: 'too_long', detail: 'At most 200 characters.' }],
    body: { from: 'draft' },
  });
});

it('makes do with an answer that is no problem document', () => {
  const problem = toProblem('<html>Bad gateway</html>', answer(502, { 'x-request-id': 'r-2' }));
  expect(problem).toMatchObject({ status: 502, code: 'http_502', requestId: 'r-2', errors: [] });
});

it('says that nothing answered', () => {
  expect(toProblem(new TypeError('Failed to fetch')).isOffline).toBe(true);
});

it.each([
  ['no such thing', 404, [], true],
  ['an id that is none', 422, [{ parameter: 'clientId', code: 'is_uuid', detail: 'clientId must be a UUID.' }], true],
  ['a wrong field', 422, [{ pointer: '/displayName', code: 'required', detail: 'This is required.' }], false],
  ['a broken rule', 422, [], false],
])('knows whether nothing is at an address: %s', (_, status, errors, isNowhere) => {
  expect(new Problem(status, { errors }, { title: 'Refused' }).isNowhere).toBe(isNowhere);
});

it('explains only what the title does not say', () => {
  const explained = (detail: string) =>
    explanationOf(new Problem(422, { title: 'The file is empty', detail }, { title: '' }));
  expect(explained('The file is empty.')).toBe('');
  expect(explained('Choose another one.')).toBe('Choose another one.');
});

it('passes on what it has already read', () => {
  const problem = new Problem(404, { code: 'client_not_found' }, { title: 'Client not found' });
  expect(toProblem(problem, answer(404))).toBe(problem);
});
