/** What an earlier row became, in this import or another. */
export interface KnownRow {
  rowKey: string;
  clientKey: string | null;
  importId: string;
  clientId: string;
  line: number;
}

/** An existing client with the same e-mail or phone. */
export interface ExistingClient {
  clientId: string;
  displayName: string;
  number: string;
  /** What is the same: a lower-case e-mail address or the last ten digits of a phone. */
  email: string | null;
  phone: string | null;
}

/** What the judge asks the database, once for a chunk of rows. */
export interface Lookups {
  known(rowKeys: string[], clientKeys: string[]): Promise<KnownRow[]>;
  /** Clients that were there before this import. */
  existing(emails: string[], phones: string[]): Promise<ExistingClient[]>;
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

/** Clients that were there before, by what rows share with them. */
export class ExistingClients {
  private readonly byEmail: Map<string | null, ExistingClient>;
  private readonly byPhone: Map<string | null, ExistingClient>;

  constructor(existing: ExistingClient[]) {
    this.byEmail = new Map(existing.map((client) => [client.email, client]));
    this.byPhone = new Map(existing.map((client) => [client.phone, client]));
  }

  find(emails: string[], phoneKeys: string[]): { clientId: string; detail: string } | null {
    for (const email of emails) {
      const client = this.byEmail.get(email);
      if (client) return found(client, 'e-mail address');
    }
    for (const key of phoneKeys) {
      const client = this.byPhone.get(key);
      if (client) return found(client, 'phone number');
    }
    return null;
  }
}

function found({ clientId, displayName, number }: ExistingClient, what: string): { clientId: string; detail: string } {
  return { clientId, detail: `${displayName} (${number}) has the same ${what}.` };
}
