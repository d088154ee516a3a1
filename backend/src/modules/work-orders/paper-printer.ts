import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { Files, type StagedFile } from '../../kernel/files/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { type Paper, PrintPaper } from './print-paper.js';

const MAX_BYTES = 50 * 1024 * 1024;
const KIND: Record<Paper['for'], string> = { crew: 'work_order', client: 'confirmation' };

/** Prints the documents of a job, outside of a transaction. */
@Injectable()
export class PaperPrinter {
  private readonly logger = new Logger(PaperPrinter.name);

  constructor(
    private readonly threads: Threads,
    private readonly files: Files,
  ) {}

  /** `signal` ends the printing, which may take a minute. */
  async print(paper: Paper, signal?: AbortSignal): Promise<StagedFile> {
    const { number } = paper.order.job;
    const { pdf, missing } = await this.threads.run(PrintPaper, paper, { signal });
    if (missing.length > 0) this.logger.warn(`${number} has boxes for what no font has: ${missing.join(', ')}`);
    const file = { name: `${number}.pdf`, mime: 'application/pdf', kind: KIND[paper.for], maxBytes: MAX_BYTES };
    return this.files.receive(Readable.from([pdf], { objectMode: false }), file);
  }
}
