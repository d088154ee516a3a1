import { newId } from '../../kernel/database/index.js';
import { mapRow, type RowDraft, rowKeys } from '../import-mapping/index.js';
import type { SourceRow } from '../tabular-reader/index.js';
import type { JudgeSettings } from './judge-settings.js';
import { type ExistingClient, ExistingClients, KnownRows, type KnownRow, type Lookups } from './lookups.js';
import { SeenRows } from './seen-rows.js';
import type { FailedRow, PlacedRow, SkippedRow, Verdict, WantedRow } from './verdict.js';

/** A row of the file with its mapped fields. */
export type ReadRow = ReturnType<typeof mapRow> & { row: PlacedRow };

interface KeyedRow {
  row: PlacedRow;
  draft: RowDraft;
  notices: WantedRow['notices'];
  keys: ReturnType<typeof rowKeys>;
}

/** A client that an earlier row created. */
type Earlier = Pick<KnownRow, 'clientId' | 'line' | 'detailsKey'> & { billedKey?: string };

/**
 * Decides what becomes of each row. The preview, the dry run and the run share this judge, so they cannot disagree. It
 * remembers the rows of the file it has seen: feed it all chunks of one pass, in order.
 */
export class RowJudge {
  private readonly seen = new SeenRows();

  constructor(
    private readonly settings: JudgeSettings,
    private readonly lookups: Lookups,
  ) {}

  judge(rows: SourceRow[]): Promise<Verdict[]> {
    return this.judgeRead(rows.map((row) => ({ row, ...mapRow(row, this.settings) })));
  }

  /** The same for rows that were mapped elsewhere, with the same settings. */
  async judgeRead(rows: ReadRow[]): Promise<Verdict[]> {
    const entries = rows.map((row) => this.keyed(row));
    const readable = entries.filter((entry) => 'keys' in entry);
    const [known, existing] = [await this.knownOf(readable), await this.existingOf(readable)];
    return entries.map((entry) => ('keys' in entry ? this.decide(entry, known, existing) : entry));
  }

  private keyed(read: ReadRow): KeyedRow | FailedRow | SkippedRow {
    const { row, draft, problems, notices } = read;
    if (draft) return { row, draft, notices, keys: rowKeys(draft, this.settings.source) };
    if (!('noClient' in read)) return { outcome: 'failed', row, problems };
    return { outcome: 'not_a_client', row, draft, ...read.noClient, clientId: null };
  }

  private decide(entry: KeyedRow, known: KnownRows, existing: ExistingClients): Verdict {
    const { keys } = entry;
    const same = known.row(keys.rowKey);
    const seenIn = this.seen.row(keys.rowKey) ?? (same && this.isOfThisImport(same) ? same.line : undefined);
    if (seenIn !== undefined) return skip(entry, 'repeated_in_file', `Same as line ${seenIn}.`, null);
    if (same) return skip(entry, 'already_imported', 'Already imported in an earlier import.', same.clientId);
    const verdict = this.ownerOf(entry, known) ?? this.householdOf(entry, known, existing);
    if (verdict) return verdict;
    const twin = existing.find(keys, (client) => this.isTwin(entry, client));
    if (twin) return skip(entry, 'duplicate_client', twin.detail, twin.clientId);
    return this.want(entry, 'create', newId());
  }

  /** With an external id the client may exist while the row is new: another property of the same client. */
  private ownerOf(entry: KeyedRow, known: KnownRows): Verdict | null {
    const { clientKey } = entry.keys;
    if (!clientKey) return null;
    const earlier = known.client(clientKey);
    const inFile = this.seen.client(clientKey) ?? (earlier && this.isOfThisImport(earlier) ? earlier : undefined);
    if (inFile && entry.draft.property) return this.addTo(entry, inFile);
    if (inFile) return skip(entry, 'repeated_in_file', 'An earlier row has the same ID.', inFile.clientId);
    if (!earlier) return null;
    if (entry.draft.propertyExternalId) return this.addTo(entry, earlier);
    return skip(entry, 'already_imported', 'This client was already imported.', earlier.clientId);
  }

  /** Without an id: the same name with the same e-mail or phone in this file, or at the same place before. */
  private householdOf(entry: KeyedRow, known: KnownRows, existing: ExistingClients): Verdict | null {
    const { clientKey, placeKey } = entry.keys;
    if (clientKey || this.settings.onDuplicate === 'create') return null;
    const earlier = placeKey ? known.client(placeKey) : undefined;
    const isOwn = earlier !== undefined && this.isOfThisImport(earlier);
    if (earlier && !isOwn) {
      const detail = 'A client with this name and address was already imported.';
      return skip(entry, 'already_imported', detail, earlier.clientId);
    }
    const person = this.personOf(entry, existing);
    if (person && entry.draft.property && !isOwn && !this.seen.place(placeKey)) return this.addTo(entry, person);
    if (person) {
      return skip(entry, 'repeated_in_file', `Same client as line ${person.line}.`, person.clientId);
    }
    return isOwn ? null : this.propertyOfEarlier(entry, existing);
  }

  /** Another property of a client from an earlier import: the same name with the same e-mail or phone. */
  private propertyOfEarlier(entry: KeyedRow, existing: ExistingClients): WantedRow | null {
    const { draft, keys, notices } = entry;
    // The places of clients with an id in another program are only known by that id.
    const isSame = (client: ExistingClient) =>
      !client.own && client.line !== null && client.source === null && sameName(client, keys.name);
    const client = draft.property && keys.placeKey ? existing.find(keys, isSame) : null;
    if (!client) return null;
    const { detailsKey, clientId } = client;
    const rest =
      detailsKey !== null && detailsKey !== keys.detailsKey ? ' Its other values differ and weren’t imported.' : '';
    const detail = `Added as another property of a client from an earlier import: ${client.detail}${rest}`;
    const notice = { code: 'added_to_client', column: null, value: draft.displayName, detail } as const;
    return this.want({ ...entry, notices: [...notices, notice] }, 'add_property', clientId);
  }

  private personOf({ keys }: KeyedRow, existing: ExistingClients): Earlier | null {
    const own = existing.find(keys, (client) => client.own && sameName(client, keys.name));
    return this.seen.person(keys) ?? (own && { ...own, line: own.line ?? 0 });
  }

  /** Another id from the same program is another client, even if they share an address or a phone. */
  private isTwin({ keys }: KeyedRow, client: ExistingClient): boolean {
    if (client.own) return false;
    if (keys.clientKey === null || client.source !== this.settings.source) return true;
    return this.settings.manyPrograms && sameName(client, keys.name);
  }

  private addTo(entry: KeyedRow, { clientId, line, detailsKey, billedKey }: Earlier): WantedRow {
    // A bill that goes to the first property is the same bill beside the second.
    const isSameBill = billedKey === entry.keys.billedKey;
    const differs = detailsKey !== null && detailsKey !== entry.keys.detailsKey && !isSameBill;
    const detail = `Same client as line ${line}. This row only adds a property. Its other values differ and aren’t imported.`;
    const notice = { code: 'value_left_out', column: null, value: entry.draft.displayName, detail } as const;
    return this.want(
      { ...entry, notices: differs ? [...entry.notices, notice] : entry.notices },
      'add_property',
      clientId,
    );
  }

  private want({ row, draft, notices, keys }: KeyedRow, outcome: WantedRow['outcome'], clientId: string): WantedRow {
    this.seen.add(keys, row.line, clientId);
    return { outcome, row, draft, notices, keys, source: this.settings.source, clientId };
  }

  private isOfThisImport(known: KnownRow): boolean {
    return known.importId === this.settings.importId;
  }

  private async knownOf(rows: KeyedRow[]): Promise<KnownRows> {
    if (rows.length === 0) return new KnownRows([]);
    const clientKeys = rows.flatMap(({ keys }) => keys.clientKey ?? keys.placeKey ?? []);
    const keys = rows.map(({ keys: { rowKey } }) => rowKey);
    return new KnownRows(await this.lookups.known(keys, clientKeys));
  }

  private async existingOf(rows: KeyedRow[]): Promise<ExistingClients> {
    if (this.settings.onDuplicate === 'create') return new ExistingClients([]);
    const emails = new Set(rows.flatMap(({ keys }) => keys.emails));
    const phones = new Set(rows.flatMap(({ keys }) => keys.phoneKeys));
    if (emails.size + phones.size === 0) return new ExistingClients([]);
    const names = new Set(rows.map(({ keys }) => keys.name));
    const who = { emails: [...emails], phones: [...phones], names: [...names] };
    return new ExistingClients(await this.lookups.existing(who));
  }
}

const sameName = ({ displayName }: ExistingClient, name: string) =>
  displayName.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim() === name;

function skip(
  { row, draft }: KeyedRow,
  outcome: SkippedRow['outcome'],
  detail: string,
  clientId: string | null,
): SkippedRow {
  return { outcome, row, draft, name: draft.displayName, detail, clientId };
}
