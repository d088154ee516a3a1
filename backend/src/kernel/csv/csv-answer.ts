import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** Answers a route with a table that browsers save. */
export function csvAnswer(table: Readable | Buffer, name: string): StreamableFile {
  const options = { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` };
  return Buffer.isBuffer(table)
    ? new StreamableFile(table, { ...options, length: table.length })
    : new StreamableFile(table, options);
}
