import { jest } from '@jest/globals';
import type { ClientBase } from 'pg';
import { hangUpOnSilence } from './silence.js';

describe('a connection that is watched', () => {
  /** A client that answers when it is told to. */
  class Client {
    readyForQuery = true;
    readonly hungUp: string[] = [];
    readonly connection = { stream: { destroy: ({ message }: Error) => void this.hungUp.push(message) } };
    query(_statement: string): void {
      this.readyForQuery = false;
    }
  }
  let client: Client;
  beforeEach(() => {
    jest.useFakeTimers();
    client = new Client();
    hangUpOnSilence(client as unknown as ClientBase, 1_000);
  });
  afterEach(() => jest.useRealTimers());

  it('has one timer, however many queries it has', () => {
    for (let n = 0; n < 1_000; n++) {
      client.query('select 1');
      client.readyForQuery = true;
    }
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect([jest.getTimerCount(), client.hungUp]).toEqual([0, []]);
  });

  it('is closed after an unanswered query, not after an answered one', () => {
    client.query('select 1');
    client.readyForQuery = true;
    jest.advanceTimersByTime(900);
    client.query('select 2');
    jest.advanceTimersByTime(950);
    expect(client.hungUp).toEqual([]);
    jest.advanceTimersByTime(100);
    expect(client.hungUp).toEqual(['PostgreSQL said nothing for too long']);
  });
});
