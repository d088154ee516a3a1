import { jest } from '@jest/globals';
import pg from 'pg';
import { TIMEOUTS } from './database.options.js';
import { ReadPipeline } from './read-pipeline.js';

/** What pg keeps of a statement. */
interface Asked {
  callback: (error: Error | null, result?: unknown) => void;
  handleError: (error: Error, wire: object) => void;
}

describe('a scope that reads', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function begin() {
    const asked: Asked[] = [];
    const forgotten = jest.fn();
    const client = { query: (statement: object) => asked.push(statement as Asked) };
    return { asked, forgotten, pipeline: new ReadPipeline(client, forgotten) };
  }
  const pass = () => jest.advanceTimersByTimeAsync(TIMEOUTS.idle_in_transaction_session_timeout);

  it('is forgotten when nothing has been under way for too long, however many statements were', async () => {
    const { asked, forgotten, pipeline } = begin();
    const [first, second] = [pipeline.query('select 1'), pipeline.query('select 2')];
    asked[0]?.callback(null);
    await first;
    await pass();
    expect(forgotten).not.toHaveBeenCalled();
    asked[1]?.callback(null);
    await second;
    await pass();
    expect(forgotten).toHaveBeenCalledTimes(1);
  });

  it('is not forgotten once it has ended', async () => {
    const { asked, forgotten, pipeline } = begin();
    const left = pipeline.query('select 1');
    const ended = pipeline.end();
    for (const { callback } of asked) callback(null);
    await Promise.all([left, ended]);
    await pass();
    expect(forgotten).not.toHaveBeenCalled();
  });

  it.each(['ERROR', 'FEHLER'])('goes on behind an error that the server calls %s', async (severity) => {
    const { asked, pipeline } = begin();
    const failed = expect(pipeline.query('select 1 / 0')).rejects.toThrow('division by zero');
    const sync = jest.fn();
    const error = Object.assign(new pg.DatabaseError('division by zero', 1, 'error'), { severity });
    asked[0]?.handleError(error, { sync });
    await failed;
    expect(sync).toHaveBeenCalledTimes(1);
  });
});
