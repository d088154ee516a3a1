import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { UseGetClientKeyFn } from './generated/queries/common';
import { readAnew } from './read-anew';

const changes = [{ entityType: 'client', entityId: 'c-1' }];
const queryKey = UseGetClientKeyFn({ path: { clientId: 'c-1' } });
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** An app that shows the client’s name; its requests wait until the test answers them. */
function openApp() {
  const queries = new QueryClient();
  const questions: Array<(name: string) => void> = [];
  const options = {
    queryKey,
    queryFn: () => new Promise<string>((answer) => questions.push(answer)),
    staleTime: Infinity,
  };
  const observer = new QueryObserver<string>(queries, options);
  let leave: () => void = () => undefined;
  const answer = async (name: string) => {
    await turn();
    questions.shift()?.(name);
    await turn();
  };
  return {
    queries,
    questions,
    answer,
    prepare: () => void queries.query(options),
    show: () => (leave = observer.subscribe(() => undefined)),
    leave: () => leave(),
    shown: () => observer.getCurrentResult().data,
  };
}

describe('a record that changed', () => {
  it.each([['everything' as const], [changes]])('is read again after %j', async (what) => {
    const { show, queries, answer, shown, leave } = openApp();
    show();
    await answer('Fern');
    const done = readAnew(queries, what);
    await answer('Fern & Son');
    await done;
    expect(shown()).toBe('Fern & Son');
    leave();
  });

  it('is read again when it changed during its first request', async () => {
    const { show, queries, questions, answer, shown, leave } = openApp();
    show();
    const done = readAnew(queries, changes);
    await turn();
    expect(questions).toHaveLength(1);
    await answer('Fern');
    await answer('Fern & Son');
    await done;
    expect(shown()).toBe('Fern & Son');
    leave();
  });

  it('is read again by a page that was being prepared while it changed', async () => {
    const { prepare, show, queries, questions, answer, shown, leave } = openApp();
    prepare();
    const done = readAnew(queries, changes);
    await answer('Fern');
    await done;
    expect(questions).toEqual([]);
    show();
    await answer('Fern & Son');
    expect(shown()).toBe('Fern & Son');
    leave();
  });

  it('is only marked as stale where reading it at once is too expensive', async () => {
    const { show, queries, questions, answer, leave } = openApp();
    show();
    await answer('Fern');
    await readAnew(queries, changes, { atOnce: () => false });
    expect(questions).toEqual([]);
    expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);
    leave();
  });
});
