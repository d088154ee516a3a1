import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';

export interface NamedCompany {
  id: string;
  slug: string;
  name: string;
  status: string;
}

/** The questions across companies: for whoever keeps the product, and for its clock. */
@Injectable()
export class CompanyDirectory {
  constructor(private readonly scopes: Scopes) {}

  /** By its name in addresses or by its id; null where there is none. */
  async find(named: string): Promise<NamedCompany | null> {
    const [company] = await this.ask<NamedCompany>('select id, slug, name, status from company_named($1)', [named]);
    return company ?? null;
  }

  /** Those that have closed and are no longer kept. */
  async toPurge(): Promise<string[]> {
    const rows = await this.ask<{ id: string }>('select id from companies_to_purge() id', []);
    return rows.map(({ id }) => id);
  }

  private ask<Row>(sql: string, values: unknown[]): Promise<Row[]> {
    return this.scopes.run({ tenantId: null, actor: SYSTEM }, () => db().query<Row[]>(sql, values), { readOnly: true });
  }
}
