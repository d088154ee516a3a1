import { Controller, Get, Module } from '@nestjs/common';
import { Endpoint } from '../endpoint/index.js';
import { Unavailable } from '../problem/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { Trial, TrialResult } from '../../../test/support/trial.thread.js';
import { defineThreadedTask, Threads } from './index.js';

const Try = defineThreadedTask<Trial, TrialResult>({
  name: 'threads.try',
  lane: 'long',
  timeLimitMs: 60_000,
  module: new URL('../../../test/support/trial.thread.js', import.meta.url),
});

let begun: () => void;
let ended: (outcome: unknown) => void;
const beginning = new Promise<void>((resolve) => (begun = resolve));
const end = new Promise<unknown>((resolve) => (ended = resolve));

@Controller('spin')
class SpinController {
  constructor(private readonly threads: Threads) {}

  @Get()
  @Endpoint({ summary: 'Work for a minute', permission: 'public', transaction: 'none' })
  async spin(): Promise<TrialResult> {
    const work = this.threads.run(Try, { spinMs: 60_000 });
    void work.then(ended, ended);
    begun();
    return work;
  }
}

@Module({ controllers: [SpinController] })
class SpinModule {}

describe('work for a request', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp({ modules: [SpinModule] })));
  afterAll(() => app.close());

  it('does not affect others, and ends when its client has gone', async () => {
    await app.nest.listen(0, '127.0.0.1');
    const url = await app.nest.getUrl();
    const sender = new AbortController();
    const request = fetch(`${url}/api/v1/spin`, { signal: sender.signal });
    await beginning;
    let hasEnded = false;
    void end.then(() => (hasEnded = true));
    for (let time = 0; time < 20; time += 1) expect((await fetch(`${url}/health/live`)).status).toBe(200);
    // A loop that does the work itself answers nobody before it has ended.
    expect(hasEnded).toBe(false);
    sender.abort();
    await expect(request).rejects.toThrow('abort');
    expect(await end).toBeInstanceOf(Unavailable);
  });
});
