import { SAMPLES } from './testing/samples';
import { type Answer, type Call, Caller, contract } from './testing/caller';
import type { OperationId } from './mock-api';

/** Calls an operation with its sample, after those that have to come first. */
async function callWithSample(caller: Caller, id: OperationId, path?: object): Promise<Answer> {
  const sample = SAMPLES[id];
  let last: unknown;
  for (const before of sample.after ?? []) {
    const answer = await callWithSample(caller, before, sample.path);
    expect(answer).toMatchObject({ status: operation(before).status });
    last = answer.body;
    if (before === 'validateImport' && id !== 'cancelOperation') await caller.mock.settled();
  }
  // Each sample knows only its own operation; together they are one of many kinds.
  const from = sample.from as ((answer: unknown) => Call) | undefined;
  return caller.call(id, { path: path ?? sample.path, query: sample.query, body: sample.body, ...from?.(last) });
}

function operation(id: OperationId) {
  const found = contract.operations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The contract has no ${id}.`);
  return found;
}

describe('the mock', () => {
  it('has a sample for every operation, and none for others', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(contract.operations.map(({ id }) => id).sort());
  });

  it.each(contract.operations)('answers $id as the contract says', async ({ id, status }) => {
    const answer = await callWithSample(await Caller.signIn(), id);
    expect(answer.broken).toEqual([]);
    expect(answer).toMatchObject({ status });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });
});
