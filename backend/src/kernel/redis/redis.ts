import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Redis as Client } from 'ioredis';
import { Config } from '../config/index.js';

/** Shorter than anybody would notice; Redis usually answers in well under a millisecond. */
const ANSWER_MS = 250;

/**
 * The connection to Redis for data that may be lost, where REDIS_URL is set. Its users must cope without: a command
 * fails at once while Redis is away, and within a quarter of a second when it hangs.
 */
@Injectable()
export class Redis implements OnModuleDestroy {
  private readonly logger = new Logger(Redis.name);
  private opened: Client | undefined;
  private away = false;

  constructor(private readonly config: Config) {}

  /** null where the deployment has no Redis. Connects on first use. */
  get client(): Client | null {
    const url = this.config.get('REDIS_URL');
    if (url) this.opened ??= this.connect(url);
    return this.opened ?? null;
  }

  onModuleDestroy(): void {
    this.opened?.disconnect();
  }

  private connect(url: string): Client {
    const client = new Client(url, {
      commandTimeout: ANSWER_MS,
      // A hanging server is left alone until it accepts connections again.
      socketTimeout: ANSWER_MS,
      connectTimeout: 2_000,
      disconnectTimeout: ANSWER_MS,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(attempt * 200, 5_000),
    });
    client.on('error', (error: Error) => {
      if (!this.away) this.logger.warn(`Redis is away, each process goes on by itself: ${error.message}`);
      this.away = true;
    });
    client.on('ready', () => {
      if (this.away) this.logger.log('Redis is back.');
      this.away = false;
    });
    return client;
  }
}
