import { type ChildProcess, spawn } from 'node:child_process';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const LOADER = new URL('./typescript-loader.mjs', import.meta.url);

type Said = Record<string, unknown>;

/** A TypeScript program as a process of its own, which can be killed. It sends `{ ready: true }` when it works. */
export class TestProcess {
  output = '';
  readonly ended: Promise<number | null>;
  private readonly messages: Said[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly child: ChildProcess) {
    const keep = (chunk: Buffer) => void (this.output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('message', (message) => {
      this.messages.push(message as Said);
      this.waiting.forEach((look) => look());
    });
    // Its last words may still be on their way when it has ended.
    const spoken = [child.stdout, child.stderr].map(async (stream) => stream && finished(stream));
    this.ended = new Promise((resolve) =>
      child.once('exit', (code) => void Promise.allSettled(spoken).then(() => resolve(code))),
    );
  }

  /** Resolves when the process is ready; `env` comes on top of this process's. */
  static async start(program: URL, env: Record<string, string> = {}): Promise<TestProcess> {
    const child = spawn(process.execPath, ['--no-warnings', '--import', LOADER.href, fileURLToPath(program)], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const started = new TestProcess(child);
    await started.said('ready');
    return started;
  }

  /** Resolves with the first message that has this member; throws when the process ends before. */
  async said(member: string): Promise<Said> {
    for (;;) {
      const found = this.messages.find((message) => member in message);
      if (found) return found;
      const next = new Promise<undefined>((resolve) => this.waiting.add(() => resolve(undefined)));
      const code = await Promise.race([next, this.ended]);
      if (code !== undefined) throw new Error(`The process ended with ${code}:\n${this.output}`);
    }
  }

  /** As a crash would. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** As a deployment would. Answers the exit code. */
  terminate(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  /** As when the supervisor dies: the channel closes. */
  abandon(): Promise<number | null> {
    this.child.disconnect();
    return this.ended;
  }
}
