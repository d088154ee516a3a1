import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runInScope, type Scope, SYSTEM } from '../context/index.js';
import { createLog, NestLog } from './index.js';

describe('the log', () => {
  const lines: Array<Record<string, unknown>> = [];
  const raw: string[] = [];
  const destination = {
    write: (text: string) => {
      raw.push(text);
      lines.push(JSON.parse(text) as Record<string, unknown>);
    },
  };
  const log = createLog('debug', destination);
  const nest = new NestLog(log);
  beforeEach(() => {
    lines.length = 0;
    raw.length = 0;
  });

  it('names the request or task, the company and the person', () => {
    const scope = {
      requestId: 'request-1',
      tenantId: 'tenant-1',
      actor: { ...SYSTEM, userId: 'user-1', source: 'web' },
      task: { name: 'jobs.print', id: 'task-1' },
    } as unknown as Scope;
    runInScope(scope, () => nest.log('printed', 'Printer'));
    expect(lines[0]).toMatchObject({
      level: 30,
      msg: 'printed',
      context: 'Printer',
      requestId: 'request-1',
      tenantId: 'tenant-1',
      actor: { userId: 'user-1', source: 'web' },
      queueTask: 'jobs.print',
      taskId: 'task-1',
    });
  });

  it.each([
    { authorization: 'hunter2' },
    { headers: { cookie: 'hunter2' } },
    { a: { headers: { 'set-cookie': 'hunter2' } } },
    { a: { b: { c: { password: 'hunter2' } } } },
    { token: 'hunter2', user: { secret: 'hunter2' } },
    { body: { refreshToken: 'hunter2', key: 'hunter2' } },
  ])('prints no secret: %j', (fields) => {
    nest.warn(fields);
    expect(raw.join('')).not.toContain('hunter2');
    expect(raw.join('')).toContain('[redacted]');
  });

  it.each([
    'Authorization: Bearer hunter2.hunter2.hunter2',
    'connect postgresql://hedgerow_app:hunter2@localhost/db failed',
    'GET /x?access_token=hunter2&a=1',
    '{"password":"hunter2"}',
    'refreshToken: hunter2',
  ])('prints no secret inside text: %s', (text) => {
    nest.error(text);
    nest.error(new Error(text), 'Somewhere');
    nest.error({ err: new Error(text), msg: 'failed' });
    expect(raw.join('')).not.toContain('hunter2');
  });

  it('keeps the message and stack of an error', () => {
    nest.error(new Error('disk full'), 'Files');
    expect(lines[0]).toMatchObject({ level: 50, msg: 'disk full', context: 'Files', err: { message: 'disk full' } });
    expect(lines[0]?.['err']).toHaveProperty('stack', expect.stringContaining('log.spec'));
  });

  it.each(['goes', 'breaks'])('loses no line about a request when the process %s', async (how) => {
    const file = (path: string) => new URL(`../../../test/support/${path}`, import.meta.url);
    const program = fileURLToPath(file('logging-process.ts'));
    const args = ['--no-warnings', '--import', file('typescript-loader.mjs').href, program, how];
    const output = await new Promise<string>((ended) => execFile(process.execPath, args, (_, said) => ended(said)));
    const told = output.trim().split('\n');
    expect(told.map((line) => (JSON.parse(line) as { n: number }).n)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it('does not log how the program is assembled', () => {
    nest.log('Mapped {/api/x, GET} route', 'RouterExplorer');
    expect(lines[0]).toMatchObject({ level: 20 });
  });
});
