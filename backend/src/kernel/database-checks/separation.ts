import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Config } from '../config/index.js';
import { separationFaults } from './login-roles.js';
import { Probe } from './probe.js';

const LOOK_EVERY_MS = 30_000;

/** Looks now and then whether companies are still kept apart: what was right at the start can be granted away. */
@Injectable()
export class Separation implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Separation');
  private timer: NodeJS.Timeout | undefined;
  /** The result of the last look. */
  holds = true;

  constructor(
    private readonly config: Config,
    private readonly probe: Probe,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Keeps the last result while PostgreSQL does not answer. */
  async look(): Promise<void> {
    try {
      const faults = await this.probe.look((session) => separationFaults(session, this.config));
      this.holds = faults.length === 0;
      if (faults[0]) this.logger.error(`Companies are not kept apart any more: ${faults.join('; ')}`);
    } catch (error) {
      this.logger.warn(`Could not look whether companies are kept apart: ${String(error)}`);
    }
  }
}
