import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { currentScope, runInScope } from '../../kernel/context/index.js';
import { csvStream } from '../../kernel/csv/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { AuditEntries } from './audit-entries.js';
import type { AuditEntryDto, AuditFilterDto } from './audit-entry.dto.js';
import { DataExports } from './data-exports.js';

/** Entries read per transaction: a slow download must not keep one open. */
const PART = 200;

const HEADER = [
  ...['Time', 'Action', 'Record type', 'Record', 'Record ID', 'Part', 'Field', 'Before', 'After'],
  ...['Who', 'Who ID', 'Kind of actor', 'Source', 'Device', 'Request ID', 'Entry ID'],
];

/** The audit log as a file: a row for each field of an entry. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly scopes: Scopes,
    private readonly entries: AuditEntries,
    private readonly exports: DataExports,
  ) {}

  /** Streams in bounded memory, newest first. The first of its transactions notes the export. */
  async table(filter: AuditFilterDto): Promise<Readable> {
    await this.scopes.transaction(() => this.exports.note('audit_entries', filter, null));
    // The stream is read after the handler has returned, outside its scope.
    const scope = currentScope();
    const page = (cursor: string | null) =>
      runInScope(scope, () =>
        this.scopes.transaction(() => this.entries.page({ ...filter, limit: PART, ...(cursor && { cursor }) }), {
          readOnly: true,
        }),
      );
    return csvStream(rows(async (cursor) => (await page(cursor)).read()));
  }
}

type ReadPage = (cursor: string | null) => Promise<{ items: AuditEntryDto[]; nextCursor: string | null }>;

async function* rows(page: ReadPage): AsyncGenerator<string[]> {
  yield HEADER;
  let cursor: string | null = null;
  do {
    const { items, nextCursor } = await page(cursor);
    for (const entry of items) yield* rowsOf(entry);
    cursor = nextCursor;
  } while (cursor !== null);
}

/** An entry of a sign-out or the like has a row, too. */
export function rowsOf({ change, actor, ...entry }: AuditEntryDto): string[][] {
  const about = [entry.at, entry.action, entry.entityType, entry.entityName ?? '', entry.entityId, entry.part];
  const who = [actor.name ?? '', actor.id ?? '', actor.kind, actor.source, actor.userAgent ?? ''];
  const value = (field: string, values: Record<string, unknown> | null) =>
    change.concealed.includes(field) ? '(concealed)' : cellOf(values?.[field]);
  const fields = change.fields.length > 0 ? change.fields : [''];
  return fields.map((field) => [
    ...about,
    ...[field, value(field, change.before), value(field, change.after)],
    ...who,
    ...[entry.requestId ?? '', entry.id],
  ]);
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
