import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { Config } from '../config/index.js';

type Listener = (payload: string) => void;

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;

/**
 * What other processes announce through PostgreSQL's NOTIFY: a dedicated connection for the whole process, opened for
 * the first listener. It does not work through a transaction pooler; there, and where it fails, listeners poll instead
 * (`isConnected`).
 */
@Injectable()
export class Announcements implements OnModuleDestroy {
  private readonly logger = new Logger(Announcements.name);
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly whenReconnected = new Set<() => void>();
  private client: Client | null = null;
  private connected = false;
  private ended = false;
  private delay = FIRST_DELAY_MS;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly config: Config) {}

  get isConnected(): boolean {
    return this.connected;
  }

  /** Listens to a channel from now on. Answers how to stop. */
  listen(channel: string, listener: Listener): () => void {
    const known = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, known.add(listener));
    if (!this.client) void this.connect();
    else if (this.connected && known.size === 1) void this.client.query(`listen ${channel}`).catch(() => undefined);
    return () => void known.delete(listener);
  }

  /** Called after every (re)connect: announcements in between were missed. */
  onReconnect(look: () => void): void {
    this.whenReconnected.add(look);
  }

  async onModuleDestroy(): Promise<void> {
    this.ended = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.ended) return;
    const client = new Client({
      connectionString: this.config.get('LISTEN_DATABASE_URL') ?? this.config.get('DATABASE_URL'),
      application_name: 'hedgerow-live',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    this.client = client;
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel, payload = '' }) => {
      for (const listener of this.listeners.get(channel) ?? []) listener(payload);
    });
    try {
      await client.connect();
      if (!(await reachesServer(client))) {
        this.giveUp(client);
        return;
      }
      for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      this.logger.warn(
        `Live updates look for themselves, no LISTEN: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.lost(client);
      return;
    }
    this.connected = true;
    this.delay = FIRST_DELAY_MS;
    for (const look of this.whenReconnected) look();
  }

  /** A pooler accepts LISTEN, but no announcement ever arrives: polling is all that is left. */
  private giveUp(client: Client): void {
    this.ended = true;
    void client.end().catch(() => undefined);
    this.logger.warn(
      'Live updates poll the database: LISTEN does not work through the pooler of DATABASE_URL. Set LISTEN_DATABASE_URL.',
    );
  }

  private lost(client: Client): void {
    if (this.client !== client || this.ended) return;
    this.client = null;
    this.connected = false;
    void client.end().catch(() => undefined);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), this.delay);
    this.delay = Math.min(this.delay * 2, LONGEST_DELAY_MS);
  }
}

/** Whether the answering process is the one that the connection began with. */
async function reachesServer(client: Client & { processID?: number | null }): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid === client.processID;
}
