import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Service } from '../../../../scripts/stack/service.mjs';
import { TestProcess } from '../testing/test-process.js';

const PROGRAM = new URL('../testing/hanging-process.ts', import.meta.url);
const LOADER = new URL('../testing/typescript-loader.mjs', import.meta.url);
/** A hang is seen after three seconds here; everything else is for machines that have other things to do. */
const AT_MOST_MS = 60_000;

describe('a process that hangs', () => {
  it(
    'ends itself where nobody watches it, and says why',
    async () => {
      const hung = await TestProcess.start(PROGRAM, { HANG: 'forever', HEDGEROW_SUPERVISED: '' });
      // No exit code: it was killed.
      expect(await hung.ended).toBeNull();
      expect(hung.output).toContain('The event loop has stood still for 3 s; ending.');
    },
    AT_MOST_MS,
  );

  it(
    'goes on when it only stood still for a while',
    async () => {
      const slow = await TestProcess.start(PROGRAM, { HANG: 'now and then', HEDGEROW_SUPERVISED: '' });
      await until(() => slow.output.includes('went on'));
      await slow.kill();
      expect(slow.output).not.toContain('ending');
    },
    AT_MOST_MS,
  );

  describe('under a supervisor', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hedgerow-test-service-'));
    const said: string[] = [];
    const pids: number[] = [];
    let service: Service;
    afterEach(() => service.stop());
    afterAll(() => rmSync(folder, { recursive: true }));

    const start = async (env: Record<string, string>) => {
      said.length = pids.length = 0;
      service = new Service({
        name: 'api',
        script: fileURLToPath(PROGRAM),
        flags: ['--no-warnings', '--import', LOADER.href],
        env: () => ({ ...process.env, ...env }),
        logFile: join(folder, 'api.log'),
        say: (line) => void said.push(line),
        onStart: (_name, pid) => void pids.push(pid),
      });
      await until(() => service.ready);
    };

    it(
      'is ended and started again when its event loop stands still',
      async () => {
        await start({ HANG: 'forever' });
        await until(() => pids.length === 2);
        expect(said).toEqual([
          '  api has shown no sign of life for 3 s; ending it',
          '  api ended (SIGKILL); starting it again in 0.5 s',
        ]);
      },
      AT_MOST_MS,
    );

    it(
      'is ended and started again when it was stopped',
      async () => {
        await start({});
        process.kill(pids[0] ?? 0, 'SIGSTOP');
        await until(() => pids.length === 2 && service.ready);
        expect(said[0]).toContain('no sign of life');
        expect(service.deaths).toBe(1);
      },
      AT_MOST_MS,
    );

    it(
      'ends when it is told to while it hangs, and is not started again',
      async () => {
        await start({});
        process.kill(pids[0] ?? 0, 'SIGSTOP');
        await service.stop();
        expect(pids).toHaveLength(1);
        expect(service.deaths).toBe(0);
      },
      AT_MOST_MS,
    );

    it(
      'is left alone when it only stands still for a while',
      async () => {
        await start({ HANG: 'now and then' });
        await until(() => service.lastLines().includes('went on'));
        expect(service.deaths).toBe(0);
      },
      AT_MOST_MS,
    );
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
