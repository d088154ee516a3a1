import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { UseGetClientKeyFn } from './generated/queries/common';
import { readAnew } from './read-anew';

const changes = [{ entityType: 'client', entityId: 'c-1' }];
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A screen that shows the client's name; its questions wait until they are answered by hand. */
function openScreen() {
  const queries = new QueryClient();
  const questions: Array<(name: string) => void> = [];
  const observer = new QueryObserver<string>(queries, {
    queryKey: UseGetClientKeyFn({ path: { clientId: 'c-1' } }),
    queryFn: () => new Promise((answer) => questions.push(answer)),
  });
  const leave = observer.subscribe(() => undefined);
  const answer = async (name: string) => {
    await turn();
    questions.shift()?.(name);
    await turn();
  };
  return { queries, questions, answer, leave, shown: () => observer.getCurrentResult().data };
}

describe('a record that changed', () => {
  it('is read again', async () => {
    const { queries, answer, shown, leave } = openScreen();
    await answer('Fern');
    const done = readAnew(queries, changes);
    await answer('Fern & Son');
    await done;
    expect(shown()).toBe('Fern & Son');
    leave();
  });

  it('is read again when it changed while its first answer was on the way', async () => {
    const { queries, questions, answer, shown, leave } = openScreen();
    const done = readAnew(queries, changes);
    await turn();
    expect(questions).toHaveLength(1);
    await answer('Fern');
    await answer('Fern & Son');
    await done;
    expect(shown()).toBe('Fern & Son');
    leave();
  });

  it('waits for somebody to look where reading it at once is too much', async () => {
    const { queries, questions, answer, leave } = openScreen();
    await answer('Fern');
    await readAnew(queries, changes, { atOnce: () => false });
    expect(questions).toEqual([]);
    expect(queries.getQueryCache().findAll({ stale: true })).toHaveLength(1);
    leave();
  });
});
