/** Reads a stream as a browser would; for tests. */
export interface SseMessage {
  event: string;
  id: string | null;
  data: Record<string, unknown>;
}

export class SseReader {
  readonly messages: SseMessage[] = [];
  comments = 0;
  closed = false;
  private readonly waiting = new Set<() => void>();
  private readonly abort = new AbortController();

  private constructor() {}

  static async open(url: string, token: string, headers: Record<string, string> = {}): Promise<SseReader> {
    const reader = new SseReader();
    const signal = reader.abort.signal;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}`, ...headers }, signal });
    if (!response.ok || !response.body) throw new Error(`${response.status}: ${await response.text()}`);
    void reader.read(response.body);
    return reader;
  }

  close(): void {
    this.abort.abort();
  }

  of(event: string): SseMessage[] {
    return this.messages.filter((message) => message.event === event);
  }

  /** Resolves once the condition holds; otherwise the test's own timeout ends the wait. */
  async until(condition: (reader: this) => boolean): Promise<void> {
    while (!condition(this)) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
        this.wake();
      }
    } catch {
      // Closed by the test.
    }
    this.closed = true;
    this.wake();
  }

  private take(block: string): void {
    if (block.startsWith(':')) this.comments += 1;
    const fields = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]));
    const [event, data] = [fields.get('event'), fields.get('data')];
    if (!event || !data) return;
    this.messages.push({ event, id: fields.get('id') ?? null, data: JSON.parse(data) as Record<string, unknown> });
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
