import { newId } from '../../kernel/database/index.js';
import { mapRow, type RowDraft, rowKeys } from '../import-mapping/index.js';
import type { SourceRow } from '../tabular-reader/index.js';
import type { JudgeSettings } from './judge-settings.js';
import { ExistingClients, KnownRows, type KnownRow, type Lookups } from './lookups.js';
import type { FailedRow, PlacedRow, SkippedRow, Verdict, WantedRow } from './verdict.js';

/** A row of the file and what its columns become. */
export type ReadRow = ReturnType<typeof mapRow> & { row: PlacedRow };

interface KeyedRow {
  row: PlacedRow;
  draft: RowDraft;
  keys: ReturnType<typeof rowKeys>;
}

/**
 * Decides what becomes of each row. The same judge serves the preview, the dry run and the run, so they cannot
 * disagree. It remembers the rows of the file it has seen: feed it all chunks of one pass, in order.
 */
export class RowJudge {
  private readonly seenRows = new Map<string, number>();
  private readonly seenClients = new Map<string, string>();

  constructor(
    private readonly settings: JudgeSettings,
    private readonly lookups: Lookups,
  ) {}

  judge(rows: SourceRow[]): Promise<Verdict[]> {
    return this.judgeRead(rows.map((row) => ({ row, ...mapRow(row, this.settings) })));
  }

  /** The same for rows that were read elsewhere, under the same settings. */
  async judgeRead(rows: ReadRow[]): Promise<Verdict[]> {
    const entries = rows.map((row) => this.keyed(row));
    const readable = entries.filter((entry) => 'draft' in entry);
    const [known, existing] = [await this.knownOf(readable), await this.existingOf(readable)];
    return entries.map((entry) => ('draft' in entry ? this.decide(entry, known, existing) : entry));
  }

  private keyed({ row, draft, problems }: ReadRow): KeyedRow | FailedRow {
    if (!draft) return { outcome: 'failed', row, problems };
    return { row, draft, keys: rowKeys(draft, this.settings.source) };
  }

  private decide(entry: KeyedRow, known: KnownRows, existing: ExistingClients): Verdict {
    const { keys } = entry;
    const same = known.row(keys.rowKey);
    const seenIn = this.seenRows.get(keys.rowKey) ?? (same && this.isOfThisImport(same) ? same.line : undefined);
    if (seenIn !== undefined) return skip(entry, 'repeated_in_file', `The same row stands in line ${seenIn}.`, null);
    if (same) return skip(entry, 'already_imported', 'An earlier import brought this row.', same.clientId);
    const owner = this.ownerOf(entry, known);
    if (owner) return owner;
    const twin = existing.find(entry.draft.contact.emails, keys.phoneKeys);
    if (twin) return skip(entry, 'duplicate_client', twin.detail, twin.clientId);
    return this.want(entry, 'create', newId());
  }

  /** With an external id the client may be there while the row is new: another property of the same client. */
  private ownerOf(entry: KeyedRow, known: KnownRows): Verdict | null {
    const { clientKey } = entry.keys;
    if (!clientKey) return null;
    const earlier = known.client(clientKey);
    const inFile =
      this.seenClients.get(clientKey) ?? (earlier && this.isOfThisImport(earlier) ? earlier.clientId : null);
    if (inFile && entry.draft.property) return this.want(entry, 'add_property', inFile);
    if (inFile) return skip(entry, 'repeated_in_file', 'An earlier row has the same id.', inFile);
    if (!earlier) return null;
    if (entry.draft.propertyExternalId) return this.want(entry, 'add_property', earlier.clientId);
    return skip(entry, 'already_imported', 'An earlier import brought this client.', earlier.clientId);
  }

  private want({ row, draft, keys }: KeyedRow, outcome: WantedRow['outcome'], clientId: string): WantedRow {
    this.seenRows.set(keys.rowKey, row.line);
    if (keys.clientKey) this.seenClients.set(keys.clientKey, clientId);
    return { outcome, row, draft, keys, clientId };
  }

  private isOfThisImport(known: KnownRow): boolean {
    return known.importId === this.settings.importId;
  }

  private async knownOf(rows: KeyedRow[]): Promise<KnownRows> {
    const clientKeys = rows.flatMap(({ keys }) => keys.clientKey ?? []);
    return new KnownRows(
      rows.length > 0
        ? await this.lookups.known(
            rows.map(({ keys }) => keys.rowKey),
            clientKeys,
          )
        : [],
    );
  }

  private async existingOf(rows: KeyedRow[]): Promise<ExistingClients> {
    if (this.settings.onDuplicate === 'create') return new ExistingClients([]);
    const emails = rows.flatMap(({ draft }) => draft.contact.emails);
    const phones = rows.flatMap(({ keys }) => keys.phoneKeys);
    if (emails.length + phones.length === 0) return new ExistingClients([]);
    return new ExistingClients(await this.lookups.existing([...new Set(emails)], [...new Set(phones)]));
  }
}

function skip(
  { row, draft }: KeyedRow,
  outcome: SkippedRow['outcome'],
  detail: string,
  clientId: string | null,
): SkippedRow {
  return { outcome, row, draft, detail, clientId };
}
