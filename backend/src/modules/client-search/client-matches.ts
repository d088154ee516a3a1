import { db } from '../../kernel/database/index.js';
import type { Matches, Position } from '../filtered-changes/index.js';
import type { Client } from '../clients/index.js';
import { clientConditions, type ClientFilter, foundClients, Parameters, SEARCHED } from './client-filter.js';

/** A client found by a filter: what a bulk change needs to know of it. */
export interface ClientMatch extends Pick<Client, 'id' | 'number' | 'status' | 'tags' | 'leadSource' | 'version'> {
  name: string;
}

/** The spelling-independent form of tags. */
const keys = (tags: string) => `array(select tag_key(tag) from unnest(${tags}) as tag)`;

const COLUMNS = 'c.id, c.number, c.display_name as name, c.status, c.tags, c.lead_source as "leadSource", c.version';

/**
 * The clients that the list shows, in the order of ids: without similar matches, and without clients created after
 * `askedAt`.
 */
export class ClientMatches implements Matches<ClientMatch> {
  constructor(
    private readonly filter: ClientFilter,
    private readonly askedAt: Date,
  ) {}

  async count(): Promise<number> {
    const parameters = new Parameters();
    const sql = `select count(*)::int as count from clients c where ${this.conditions(parameters)}`;
    const rows: Array<{ count: number }> = await db().query(sql, parameters.values);
    return rows[0]?.count ?? 0;
  }

  /** The highest value that SQL over a client `c` counts for any of them. */
  async most(counted: string): Promise<number> {
    const parameters = new Parameters();
    const sql = `select coalesce(max(${counted}), 0)::int as most from clients c where ${this.conditions(parameters)}`;
    const rows: Array<{ most: number }> = await db().query(sql, parameters.values);
    return rows[0]?.most ?? 0;
  }

  async page({ after, limit, hold }: Position): Promise<ClientMatch[]> {
    // The result of a search changes as soon as some of it does: all of it is one page.
    if (this.search && after !== null) return [];
    const parameters = new Parameters();
    const conditions = [
      this.conditions(parameters),
      ...(after ? [`c.id > ${parameters.add(after)}`] : []),
      // Once a row is locked, only conditions on that row are rechecked against concurrent changes.
      ...(hold && this.filter.tag
        ? [`${keys('c.tags')} @> ${keys(`${parameters.add(this.filter.tag)}::text[]`)}`]
        : []),
    ];
    return db().query(
      `select ${COLUMNS} from clients c where ${conditions.join(' and ')}
       order by c.id limit ${parameters.add(this.search ? SEARCHED : limit)} ${hold ? 'for no key update of c' : ''}`,
      parameters.values,
    );
  }

  private get search(): string | undefined {
    return this.filter.q?.trim();
  }

  private conditions(parameters: Parameters): string {
    const { filter, search } = this;
    const made = `c.created_at <= ${parameters.add(this.askedAt)}`;
    const among = search
      ? [`c.id in (select f.id from (${foundClients(filter, search, parameters, 'left out')}) f)`]
      : [];
    return [clientConditions(filter, parameters), made, ...among].join(' and ');
  }
}
