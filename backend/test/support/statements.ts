// eslint-disable-next-line no-restricted-imports -- what a test counts is no part of the scope that it counts in
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { TestApp } from './test-app.js';

interface Connection {
  query: (this: unknown, ...args: unknown[]) => unknown;
}

/** Asked by each new connection: how many there are by then depends on how busy the machine is. */
const WHO_ANSWERS = 'select pg_backend_pid() as pid';

/** What the application says to PostgreSQL while it answers one request: every command, BEGIN and COMMIT included. */
export class Statements {
  private readonly said = new AsyncLocalStorage<string[]>();
  private readonly restore: () => void;

  constructor(app: Pick<TestApp, 'get'>) {
    const pool = (app.get(DataSource).driver as PostgresDriver).master as { Client: { prototype: Connection } };
    const connection = pool.Client.prototype;
    const { query } = connection;
    const { said } = this;
    connection.query = function (...args) {
      said.getStore()?.push(...commandsOf(args[0]).filter((command) => command !== WHO_ANSWERS));
      return query.apply(this, args);
    };
    this.restore = () => void (connection.query = query);
  }

  /** Runs `work`; answers its commands beside its answer. Those of others at the same time are not among them. */
  async of<T>(work: () => Promise<T>): Promise<{ answer: T; sent: string[] }> {
    const sent: string[] = [];
    const answer = await this.said.run(sent, work);
    // Nobody waits for the end of a transaction that has only read.
    await setImmediate();
    return { answer, sent: [...sent] };
  }

  close(): void {
    this.restore();
  }
}

/** One text may hold several; a semicolon within a literal parts nothing. */
function commandsOf(query: unknown): string[] {
  const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? '');
  const commands = text.match(/(?:'(?:[^']|'')*'|[^;'])+/g) ?? [];
  return commands.map((command) => command.replace(/\s+/g, ' ').trim()).filter(Boolean);
}
