import type { AnsweredRequest } from '../../kernel/limits/index.js';
import { classOf, LATENCY_CLASSES } from './latency.js';

/** What one key did on one day, since the counts were last stored. */
export interface UsageCount {
  tenantId: string;
  apiKeyId: string;
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  requests: number;
  clientErrors: number;
  serverErrors: number;
  maxMs: number;
  latency: number[];
  lastUsedAt: string;
  lastUsedAddress: string;
}

type KeyAndDay = Pick<UsageCount, 'tenantId' | 'apiKeyId' | 'day'>;

/** Counts in memory, for a limited number of keys and days. */
export class UsageCounts {
  private counts = new Map<string, UsageCount>();

  constructor(private readonly room: number) {}

  get size(): number {
    return this.counts.size;
  }

  /** Counts one request. Answers false when there is no room for another key. */
  add({ caller, status, ms, address }: AnsweredRequest, now: Date): boolean {
    const { tenantId, credentialId: apiKeyId } = caller;
    const day = now.toISOString().slice(0, 10);
    const count = this.of({ tenantId, apiKeyId, day });
    if (!count) return false;
    count.requests += 1;
    if (status >= 500) count.serverErrors += 1;
    else if (status >= 400) count.clientErrors += 1;
    count.maxMs = Math.max(count.maxMs, Math.round(ms));
    const latencyClass = classOf(ms);
    count.latency[latencyClass] = (count.latency[latencyClass] ?? 0) + 1;
    count.lastUsedAt = now.toISOString();
    count.lastUsedAddress = address;
    return true;
  }

  /** Removes and returns everything, by company. */
  takeAll(): Map<string, UsageCount[]> {
    const taken = Map.groupBy(this.counts.values(), ({ tenantId }) => tenantId);
    this.counts = new Map();
    return taken;
  }

  /** Puts back counts that could not be stored, adding what was counted meanwhile. */
  putBack(counts: UsageCount[]): void {
    for (const old of counts) {
      const count = this.of(old);
      if (!count) continue;
      count.requests += old.requests;
      count.clientErrors += old.clientErrors;
      count.serverErrors += old.serverErrors;
      count.maxMs = Math.max(count.maxMs, old.maxMs);
      count.latency = count.latency.map((value, index) => value + (old.latency[index] ?? 0));
      if (old.lastUsedAt < count.lastUsedAt) continue;
      count.lastUsedAt = old.lastUsedAt;
      count.lastUsedAddress = old.lastUsedAddress;
    }
  }

  private of({ tenantId, apiKeyId, day }: KeyAndDay): UsageCount | undefined {
    const place = `${apiKeyId}:${day}`;
    const known = this.counts.get(place);
    if (known || this.counts.size >= this.room) return known;
    const count: UsageCount = {
      tenantId,
      apiKeyId,
      day,
      requests: 0,
      clientErrors: 0,
      serverErrors: 0,
      maxMs: 0,
      latency: Array.from({ length: LATENCY_CLASSES }, () => 0),
      lastUsedAt: '',
      lastUsedAddress: '',
    };
    this.counts.set(place, count);
    return count;
  }
}
