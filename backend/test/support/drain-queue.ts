import type { INestApplicationContext } from '@nestjs/common';
import { Outbox, TaskRunner } from '../../src/kernel/queue/index.js';

const BATCH = 100;

/** What relay, queue and worker do together, in this process and in order; a handler's error reaches the test. */
export async function drainQueue(app: INestApplicationContext): Promise<number> {
  const outbox = app.get(Outbox, { strict: false });
  const runner = app.get(TaskRunner, { strict: false });
  const { signal } = new AbortController();
  let ran = 0;
  for (;;) {
    const rows = await outbox.claim(BATCH);
    if (rows.length === 0) return ran;
    const keys = new Set<string>();
    for (const row of rows) {
      const key = row.dedupe_key === null ? row.id : `${row.tenant_id}/${row.task}/${row.dedupe_key}`;
      if (keys.has(key)) {
        await outbox.settle([{ row, outcome: 'collapsed' }]);
        continue;
      }
      keys.add(key);
      await runner.run({ taskId: row.id, tenantId: row.tenant_id, attempt: 1, lastAttempt: true, signal });
      ran += 1;
    }
  }
}
