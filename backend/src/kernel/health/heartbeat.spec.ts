import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Service } from '../../../../scripts/stack/service.mjs';
import { TestProcess } from '../../../test/support/test-process.js';

const PROGRAM = new URL('../../../test/support/hanging-process.ts', import.meta.url);
const LOADER = new URL('../../../test/support/typescript-loader.mjs', import.meta.url);

describe('a process that hangs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-test-service-'));
  const services: Service[] = [];
  afterEach(() => services.splice(0).forEach((service) => service.abandon()));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Takes seconds of waiting, so it starts together with the first of the others. */
  let stoppedMeanwhile: Promise<{ starts: number; deaths: number }>;
  beforeAll(() => {
    stoppedMeanwhile = stopWhileHalted();
    stoppedMeanwhile.catch(() => undefined);
  });

  const supervised = async (
    name: string,
    env: Record<string, string> = {},
    { endedAfterEach = services, ...more }: { endedAfterEach?: Service[]; startingHungAfter?: number } = {},
  ) => {
    const said: string[] = [];
    const pids: number[] = [];
    const service = new Service({
      name,
      script: fileURLToPath(PROGRAM),
      flags: ['--no-warnings', '--import', LOADER.href],
      env: () => ({ ...process.env, ...env }),
      logFile: join(folder, `${name}.log`),
      say: (line) => void said.push(line),
      onStart: (_name, pid) => void pids.push(pid),
      ...more,
    });
    endedAfterEach.push(service);
    await until(() => service.ready || env['HANG'] === 'at start');
    const halt = () => process.kill(pids[0] ?? 0, 'SIGSTOP');
    return { service, said, pids, halt };
  };

  async function stopWhileHalted() {
    const { service, pids, halt } = await supervised('ending', {}, { endedAfterEach: [] });
    halt();
    await service.stop();
    return { starts: pids.length, deaths: service.deaths };
  }

  it('is restarted by its supervisor, whether its event loop is blocked or the process is stopped', async () => {
    const [blocked, halted] = await Promise.all([supervised('api', { HANG: 'forever' }), supervised('worker')]);
    halted.halt();
    await until(() => blocked.pids.length === 2 && halted.pids.length === 2 && halted.service.ready);
    expect(blocked.said.slice(0, 2)).toEqual([
      "  The api hasn't responded for 3 seconds. Stopping it.",
      '  The api stopped (SIGKILL). Restarting it in 0.5 s.',
    ]);
    expect(halted.said[0]).toBe("  The worker hasn't responded for 3 seconds. Stopping it.");
  });

  it('is restarted before it was ready for the first time', async () => {
    const stuck = await supervised('stuck', { HANG: 'at start' }, { startingHungAfter: 2 });
    await until(() => stuck.pids.length === 2);
    expect(stuck.said[0]).toBe("  The stuck hasn't responded for 2 seconds. Stopping it.");
  });

  it('ends itself without a supervisor, and says why', async () => {
    const hung = await TestProcess.start(PROGRAM, { HANG: 'forever', HEDGEROW_SUPERVISED: '' });
    // No exit code: it was killed.
    expect(await hung.ended).toBeNull();
    expect(hung.output).toContain('The event loop has stood still for 3 s; ending.');
  });

  it('is left alone when it is only blocked for a while', async () => {
    const [slow, alone] = await Promise.all([
      supervised('slow', { HANG: 'now and then' }),
      TestProcess.start(PROGRAM, { HANG: 'now and then', HEDGEROW_SUPERVISED: '' }),
    ]);
    await until(() => slow.service.lastLines().includes('went on') && alone.output.includes('went on'));
    await alone.kill();
    expect([slow.said, alone.output]).toEqual([['  slow: went on'], 'went on\n']);
  });

  it('is not started again when its supervisor stops meanwhile', async () => {
    expect(await stoppedMeanwhile).toEqual({ starts: 1, deaths: 0 });
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
