/** What an earlier row became, in this import or another. */
export interface KnownRow {
  rowKey: string;
  clientKey: string | null;
  importId: string;
  clientId: string;
  line: number;
  /** What it said about the client; null for rows from earlier releases. */
  detailsKey: string | null;
}

/** An existing client with the same e-mail or phone. */
export interface ExistingClient {
  clientId: string;
  /** Whether this same import created it. */
  own: boolean;
  /** The program in which it has an id of its own; null if unknown. */
  source: string | null;
  /** The line of the row that created it. */
  line: number | null;
  detailsKey: string | null;
  displayName: string;
  number: string;
  /** What matches: a lower-case e-mail address or the last ten digits of a phone. */
  email: string | null;
  phone: string | null;
}

/** The judge's questions to the database, asked once per chunk of rows. */
export interface Lookups {
  known(rowKeys: string[], clientKeys: string[]): Promise<KnownRow[]>;
  /** The oldest client for each address and number, and the oldest of those with one of the names. */
  existing(who: { emails: string[]; phones: string[]; names: string[] }): Promise<ExistingClient[]>;
}

/** Rows that came before, by their keys. */
export class KnownRows {
  private readonly rows: Map<string, KnownRow>;
  private readonly clients: Map<string, KnownRow>;

  constructor(known: KnownRow[]) {
    this.rows = new Map(known.map((row) => [row.rowKey, row]));
    this.clients = new Map(known.flatMap((row) => (row.clientKey ? [[row.clientKey, row] as const] : [])));
  }

  row(key: string): KnownRow | undefined {
    return this.rows.get(key);
  }

  client(key: string): KnownRow | undefined {
    return this.clients.get(key);
  }
}

/** Existing clients, by what rows may share with them. */
export class ExistingClients {
  private readonly byEmail: Map<string | null, ExistingClient[]>;
  private readonly byPhone: Map<string | null, ExistingClient[]>;

  constructor(existing: ExistingClient[]) {
    this.byEmail = Map.groupBy(existing, ({ email }) => email);
    this.byPhone = Map.groupBy(existing, ({ phone }) => phone);
  }

  /** The first match, and in words what it shares. */
  find(
    { emails, phoneKeys }: { emails: string[]; phoneKeys: string[] },
    isMeant: (client: ExistingClient) => boolean,
  ): (ExistingClient & { detail: string }) | null {
    const shared = [
      ...emails.flatMap((email) => this.byEmail.get(email) ?? []).map((client) => found(client, 'email address')),
      ...phoneKeys.flatMap((key) => this.byPhone.get(key) ?? []).map((client) => found(client, 'phone number')),
    ];
    return shared.find(isMeant) ?? null;
  }
}

const found = (client: ExistingClient, what: string) => ({
  ...client,
  detail: `${client.displayName} (${client.number}) has the same ${what}.`,
});
