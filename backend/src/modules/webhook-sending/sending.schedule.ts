import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { Schedule } from '../../kernel/queue/index.js';
import { DeliveryRetention } from '../webhook-deliveries/index.js';
import { FanOutEvents } from './sending.queue.js';

interface DueRow {
  tenant_id: string;
  work: 'send' | 'sweep';
}

/** Looks for what has become due: next attempts, and whatever a killed process left behind. */
@Injectable()
export class SendingSchedule implements OnModuleInit {
  constructor(
    private readonly scopes: Scopes,
    private readonly schedule: Schedule,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Looking for webhooks that are due', everyMs: 5_000, run: () => this.run() });
  }

  /** Enqueues the work of every company that has some. */
  async run(): Promise<void> {
    const now = this.clock.now();
    const due = await this.scopes.run({ tenantId: null, actor: SYSTEM }, () => tenantsDue(now), { readOnly: true });
    const dueTo = (wanted: DueRow['work']) =>
      due.flatMap(({ tenant_id, work }) => (work === wanted ? [tenant_id] : []));
    await this.schedule.enqueueFor(dueTo('send'), FanOutEvents);
    await this.schedule.enqueueFor(dueTo('sweep'), DeliveryRetention.TASK);
  }
}

/** The one question across companies: which have something to send, not what. */
const tenantsDue = (now: Date): Promise<DueRow[]> =>
  db().query('select * from webhook_companies_due($1, $2)', [now, DeliveryRetention.keptSince(now)]);
