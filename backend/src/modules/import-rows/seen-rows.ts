import type { rowKeys } from '../import-mapping/index.js';

type RowKeys = ReturnType<typeof rowKeys>;

/** A client that an earlier row of the same pass becomes. */
export interface SeenClient {
  clientId: string;
  line: number;
  detailsKey: string;
  billedKey: string;
}

/** The accepted rows of a file, by everything that a later row of the same client may share. */
export class SeenRows {
  private readonly rows = new Map<string, number>();
  private readonly clients = new Map<string, SeenClient>();

  /** The line of an identical row. */
  row(key: string): number | undefined {
    return this.rows.get(key);
  }

  client(key: string): SeenClient | undefined {
    return this.clients.get(key);
  }

  place(key: string | null): SeenClient | undefined {
    return key === null ? undefined : this.clients.get(key);
  }

  /** The same name with the same e-mail or phone. */
  person(keys: RowKeys): SeenClient | undefined {
    return waysTo(keys).flatMap((key) => this.clients.get(key) ?? [])[0];
  }

  add(keys: RowKeys, line: number, clientId: string): void {
    const seen = { clientId, line, detailsKey: keys.detailsKey, billedKey: keys.billedKey };
    this.rows.set(keys.rowKey, line);
    const all = keys.clientKey ? [keys.clientKey] : [...(keys.placeKey ? [keys.placeKey] : []), ...waysTo(keys)];
    for (const key of all) if (!this.clients.has(key)) this.clients.set(key, seen);
  }
}

const waysTo = ({ name, emails, phoneKeys }: RowKeys) => [...emails, ...phoneKeys].map((way) => `${name}\u001F${way}`);
