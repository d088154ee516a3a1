import { Injectable } from '@nestjs/common';
import { Scopes, sqlMigrations } from '../../kernel/database/index.js';
import { FileNotFound, type FileRef, Files } from '../../kernel/files/index.js';
import { ClientExport } from '../client-export/index.js';
import { PropertiesService } from '../properties/index.js';
import { TenancyService, TenantDto } from '../tenancy/index.js';
import { manifest, README } from './archive-words.js';
import { archivedTables, people, rowsOf } from './archived-tables.js';
import type { Member, ZipWriter } from './zip-writer.js';

export interface ArchiveOrder {
  at: Date;
  hasAccessCodes: boolean;
  /** Told of each step; ends the work by throwing. */
  report: (done: number, total: number, message: string) => Promise<void>;
}

export interface Archived {
  rows: number;
  files: number;
}

/** An earlier archive is no part of the next one. */
export const ARCHIVE_KIND = 'company_archive';

/** Writes the records, the audit log and the files of the company of the scope. */
@Injectable()
export class ArchiveWriter {
  constructor(
    private readonly scopes: Scopes,
    private readonly tenancy: TenancyService,
    private readonly clients: ClientExport,
    private readonly properties: PropertiesService,
    private readonly files: Files,
  ) {}

  /** Opens a transaction of its own, in which all rows are of one moment. */
  async write(zip: ZipWriter, order: ArchiveOrder): Promise<Archived> {
    const members = [await zip.add('README.txt', [README])];
    const { company, files } = await this.scopes.transaction(() => this.records(zip, order, members), {
      snapshot: true,
    });
    // Files do not change. Reading them must not hold a connection.
    const missing = await this.contents(zip, order, members, files);
    const [newest] = sqlMigrations().slice(-1);
    const schemaVersion = newest ? String(new newest().name) : '';
    const facts = { company, at: order.at, schemaVersion, hasAccessCodes: order.hasAccessCodes, members, missing };
    await zip.add('manifest.json', [manifest(facts)]);
    zip.end();
    const rows = members.reduce((sum, member) => sum + (member.rows ?? 0), 0);
    return { rows, files: files.length - missing.length };
  }

  private async records(zip: ZipWriter, { report, hasAccessCodes }: ArchiveOrder, members: Member[]) {
    const company = await this.tenancy.current();
    const tables = await archivedTables();
    const files: FileRef[] = [];
    members.push(await zip.add('data/company.json', [`${JSON.stringify(TenantDto.from(company), null, 2)}\n`]));
    members.push(await addRows(zip, 'people', people()));
    for (const [index, table] of tables.entries()) {
      const message = `Exporting ${table.name.replaceAll('_', ' ')}`;
      const rows = watched(rowsOf(table), async (part) => {
        await report(index, tables.length + 1, message);
        if (table.name === 'files') files.push(...part.flatMap(keptFile));
      });
      members.push(await addRows(zip, table.name, rows));
    }
    if (hasAccessCodes) members.push(await addRows(zip, 'access_codes', asLines(this.properties.allAccessCodes())));
    await report(tables.length, tables.length + 1, 'Exporting clients');
    members.push(await zip.add('clients.csv', await this.clients.everyone()));
    return { company, files };
  }

  /** Answers the names of those that are gone. */
  private async contents(
    zip: ZipWriter,
    { report }: ArchiveOrder,
    members: Member[],
    files: FileRef[],
  ): Promise<string[]> {
    const missing: string[] = [];
    for (const [index, file] of files.entries()) {
      await report(members.length, members.length + files.length - index, 'Exporting files');
      const name = `files/${file.id}-${plain(file.name)}`;
      const opened = await this.files.open(file).catch(ifGone);
      if (opened) members.push(await zip.add(name, opened.stream as AsyncIterable<Buffer>));
      else missing.push(name);
    }
    return missing;
  }
}

async function addRows(zip: ZipWriter, name: string, parts: AsyncIterable<string[]>): Promise<Member> {
  let rows = 0;
  const lines = async function* (): AsyncGenerator<string> {
    for await (const part of parts) {
      rows += part.length;
      if (part.length > 0) yield `${part.join('\n')}\n`;
    }
  };
  const member = await zip.add(`data/${name}.ndjson`, lines());
  return { ...member, rows };
}

async function* watched(
  parts: AsyncIterable<string[]>,
  look: (part: string[]) => Promise<void>,
): AsyncGenerator<string[]> {
  for await (const part of parts) {
    await look(part);
    yield part;
  }
}

async function* asLines(parts: AsyncIterable<object[]>): AsyncGenerator<string[]> {
  for await (const part of parts) yield part.map((row) => JSON.stringify(row));
}

function keptFile(line: string): FileRef[] {
  const { kind, ...file } = JSON.parse(line) as FileRef & { kind: string };
  return kind === ARCHIVE_KIND ? [] : [file];
}

/** A name that every file system takes. */
const plain = (name: string): string => name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(-100);

/** What was removed since its row was read. */
function ifGone(error: unknown): null {
  if (error instanceof FileNotFound || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
