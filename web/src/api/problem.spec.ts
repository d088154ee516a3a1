import type { CompleteVisitError } from './generated/requests/types.gen';
import { explanationOf, isRefusedWith, Problem, toProblem } from './problem';

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
    from: 'draft',
  });
});

it('says who can help where a role may not, instead of the name of a permission', () => {
  const document = { code: 'forbidden', title: 'Your role doesn’t allow this', detail: 'This needs imports.read.' };
  expect(toProblem(document, answer(403))).toMatchObject({ message: 'Ask an owner or admin.', title: document.title });
});

it('keeps its own members, whatever a document calls its own', () => {
  const problem = new Problem(409, { message: 'mine', stack: '', isOffline: true }, { title: 'Refused' });
  expect(problem).toMatchObject({ message: 'Refused', isOffline: false });
  expect(problem.stack).not.toBe('');
});

it('knows why something was refused, with the members of the problem', () => {
  const error: CompleteVisitError = new Problem(
    409,
    { code: 'checklist_incomplete', items: [{ id: '1', label: 'Gate closed' }] },
    { title: 'Refused' },
  ) as CompleteVisitError;
  expect(isRefusedWith(error, 'checklist_incomplete') && error.items).toEqual([{ id: '1', label: 'Gate closed' }]);
  expect(isRefusedWith(error, 'job_not_active')).toBe(false);
  // @ts-expect-error: this operation declares no such code.
  expect(isRefusedWith(error, 'schedule_conflict')).toBe(false);
});

it('makes do with an answer that is no problem document', () => {
  const problem = toProblem('<html>Bad gateway</html>', answer(502, { 'x-request-id': 'r-2' }));
  expect(problem).toMatchObject({ status: 502, code: 'http_502', requestId: 'r-2', errors: [] });
});

it('reports a missing answer', () => {
  expect(toProblem(new TypeError('Failed to fetch')).isOffline).toBe(true);
});

it.each([
  ['no such thing', 404, [], true],
  ['an id that is none', 422, [{ parameter: 'clientId', code: 'is_uuid', detail: 'clientId must be a UUID.' }], true],
  ['a wrong field', 422, [{ pointer: '/displayName', code: 'required', detail: 'This is required.' }], false],
  ['a broken rule', 422, [], false],
])('knows whether something was not found: %s', (_, status, errors, isNowhere) => {
  expect(new Problem(status, { errors }, { title: 'Refused' }).isNowhere).toBe(isNowhere);
});

it('explains only what the title does not say', () => {
  const explained = (detail: string) =>
    explanationOf(new Problem(422, { title: 'The file is empty', detail }, { title: '' }));
  expect(explained('The file is empty.')).toBe('');
  expect(explained('Choose another one.')).toBe('Choose another one.');
});

it('passes on a problem that was already read', () => {
  const problem = new Problem(404, { code: 'client_not_found' }, { title: 'Client not found' });
  expect(toProblem(problem, answer(404))).toBe(problem);
});
