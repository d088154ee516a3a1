import { Client } from 'pg';

/** Looks at everything that one company holds, past row-level security. */
export class Victim {
  private constructor(
    private readonly god: Client,
    private readonly tenantId: string,
    private readonly tables: string[],
  ) {}

  static async of(superuserUrl: string, tenantId: string): Promise<Victim> {
    const god = new Client({ connectionString: superuserUrl });
    await god.connect();
    const { rows } = await god.query<{ name: string }>(
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    return new Victim(
      god,
      tenantId,
      rows.map(({ name }) => name),
    );
  }

  /** How many rows each table has for the company, and what they say: equal means that nothing changed. */
  async rows(): Promise<Record<string, string>> {
    const each = this.tables.map(
      (
        table,
      ) => `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '')
                  as rows from ${table} t where tenant_id = $1`,
    );
    const company = `select 'tenants', md5(t::text) from tenants t where id = $1`;
    const { rows } = await this.god.query<{ name: string; rows: string }>([...each, company].join(' union all '), [
      this.tenantId,
    ]);
    return Object.fromEntries(rows.map(({ name, rows: content }) => [name, content]));
  }

  /** Every id of the company: none of them may be in an answer to somebody else. */
  async ids(): Promise<string[]> {
    const { rows: keyed } = await this.god.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'id'
       where c.relname = any ($1) and c.relnamespace = 'public'::regnamespace and a.atttypid = 'uuid'::regtype`,
      [this.tables],
    );
    const each = keyed.map(({ name }) => `select id from ${name} where tenant_id = $1`);
    const { rows } = await this.god.query<{ id: string }>([...each, 'select $1::uuid'].join(' union all '), [
      this.tenantId,
    ]);
    return rows.map(({ id }) => id);
  }

  close(): Promise<void> {
    return this.god.end();
  }
}
