import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/context/index.js';

/** The time zone of a place is another one from now on. */
export interface ZoneChange {
  /** Null: of the company, and so of every place that has none of its own. */
  propertyId: string | null;
  /** Whether crews may be booked twice by it. */
  allowOverlap: boolean;
}

/** Hears of it in the transaction that changes the zone, and may refuse it. */
export type ZoneFollower = (change: ZoneChange) => Promise<void>;

const ZONES = `hashtextextended(app_tenant_id()::text || 'time zones', 0)`;

/** SQL that is true, and keeps the zones of the company as they are until the transaction ends: read them in a later statement. */
export const HOLDS_ZONES = `pg_advisory_xact_lock_shared(${ZONES}) is not null`;

/** Lets work that is planned hear of other zones, without companies and properties knowing what is planned there. */
@Injectable()
export class ZoneChanges {
  private readonly followers: ZoneFollower[] = [];

  /** Call it once, while the application starts. */
  follow(follower: ZoneFollower): void {
    this.followers.push(follower);
  }

  /** Before rows are locked: waits for those who plan by the zones of the company, and keeps others from it. */
  async begin(): Promise<void> {
    await db().query(`select pg_advisory_xact_lock(${ZONES})`);
  }

  /** After the zone is written. */
  async tell(change: ZoneChange): Promise<void> {
    for (const follower of this.followers) await follower(change);
  }
}
