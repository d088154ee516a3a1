import { Problem, toProblem } from './problem';

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

it('passes on what it has already read', () => {
  const problem = new Problem(404, { code: 'client_not_found' }, { title: 'Client not found' });
  expect(toProblem(problem, answer(404))).toBe(problem);
});
