import type { Secrets } from './secrets.js';
import { sealedColumns } from './sealed-columns.js';

type Query = <Row>(sql: string, values: unknown[]) => Promise<Row[]>;

/** Runs work in a transaction for a company, or for none. */
export type Transact = <T>(tenantId: string | null, work: (query: Query) => Promise<T>) => Promise<T>;

/** How many values MASTER_KEY opens, by column. */
export interface KeyStanding {
  column: string;
  current: number;
  /** What only MASTER_KEY_PREVIOUS opens, or opened until now. */
  previous: number;
  /** What neither opens. */
  lost: number;
}

type KeyName = Exclude<keyof KeyStanding, 'column'>;

/** Rows of one transaction. */
const BATCH = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const DATA_KEYS = 'tenants.data_key';

/** Their keys are read in a transaction of each. */
const COMPANIES = `select id, ''::bytea as sealed from companies_in_order($1, $2) id`;
const DATA_KEY = `
  select tenant_id as id, data_key as sealed from tenant_data_keys
  where tenant_id = (select app_tenant_id()) and data_key is not null`;
const WRITE_DATA_KEY =
  'update tenant_data_keys set data_key = $3 where tenant_id = (select app_tenant_id()) and tenant_id = $1 and data_key = $2';

interface SealedRow {
  id: string;
  sealed: Buffer;
}

/**
 * Looks at all that MASTER_KEY seals, in the order of the ids and a few hundred rows at a time, while the product serves: both it
 * and the product open what either key has sealed. What is done is done: after a stop it goes on with the rest.
 */
export class MasterKeyRotation {
  constructor(
    private readonly secrets: Secrets,
    private readonly transact: Transact,
  ) {}

  /** Seals again what only the previous key opens. */
  rotate(): Promise<KeyStanding[]> {
    return this.all(true);
  }

  /** Which key opens how much; changes nothing. */
  standing(): Promise<KeyStanding[]> {
    return this.all(false);
  }

  private async all(writes: boolean): Promise<KeyStanding[]> {
    const standings = [await this.dataKeys(writes)];
    for (const { name, read, write, placeOf } of sealedColumns()) {
      const standing = nothingIn(name);
      await this.inBatches(read, async (query, rows) => {
        for (const row of rows) standing[await this.settle(query, 'global', row, placeOf, writes ? write : null)] += 1;
      });
      standings.push(standing);
    }
    return standings;
  }

  /** Each in a transaction of its company, which alone sees it. */
  private async dataKeys(writes: boolean): Promise<KeyStanding> {
    const standing = nothingIn(DATA_KEYS);
    const own = (id: string) => id;
    const ids: string[] = [];
    await this.inBatches(COMPANIES, async (_, rows) => {
      ids.push(...rows.map(({ id }) => id));
    });
    for (const tenantId of ids) {
      await this.transact(tenantId, async (query) => {
        const [row] = await query<SealedRow>(DATA_KEY, []);
        if (row) standing[await this.settle(query, 'dataKeys', row, own, writes ? WRITE_DATA_KEY : null)] += 1;
      });
    }
    return standing;
  }

  private async inBatches(read: string, work: (query: Query, rows: SealedRow[]) => Promise<void>): Promise<void> {
    for (let after: string | undefined = BEFORE_ALL; after !== undefined;) {
      const from: string = after;
      after = await this.transact(null, async (query) => {
        const rows = await query<SealedRow>(read, [from, BATCH]);
        await work(query, rows);
        return rows.length < BATCH ? undefined : rows.at(-1)?.id;
      });
    }
  }

  /** Which key opens the value; written anew where it is the previous one. */
  private async settle(
    query: Query,
    purpose: 'global' | 'dataKeys',
    { id, sealed }: SealedRow,
    placeOf: (id: string) => string,
    write: string | null,
  ): Promise<KeyName> {
    const resealed = this.resealed(purpose, sealed, placeOf(id));
    if (!Buffer.isBuffer(resealed)) return resealed;
    if (write) await query(write, [id, sealed, resealed]);
    return 'previous';
  }

  private resealed(purpose: 'global' | 'dataKeys', sealed: Buffer, place: string): Buffer | 'current' | 'lost' {
    try {
      return this.secrets.resealed(purpose, sealed, place) ?? 'current';
    } catch {
      return 'lost';
    }
  }
}

const nothingIn = (column: string): KeyStanding => ({ column, current: 0, previous: 0, lost: 0 });
