import { can } from '../../kernel/access/index.js';
import { visibleClients } from '../client-access/index.js';
import { Client } from '../clients/index.js';
import { searchedTexts } from '../phone-numbers/index.js';
import type { ListClientsQuery } from './client-list.dto.js';

/** Which clients are meant; a search beside it is of its own. */
export type ClientFilter = Pick<ListClientsQuery, 'q' | 'status' | 'kind' | 'tag' | 'updatedSince'> & {
  /** Only these. */
  ids?: string[];
};

/** The most results of a search. */
export const SEARCHED = 200;
/** Conditions that the search does not know need more candidates, or a rare tag would find nothing. */
const CANDIDATES = 1000;

/** Values of a statement, numbered as they are added. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/**
 * What a search is for: to be shown, similar results included and marked, or to be changed, which takes exact matches
 * only.
 */
type Likeness = 'marked' | 'left out';

/**
 * Statement of the best matches of a search in their order: by `key`, their rank, then by `place`. A page in that order looks
 * up no more of them than it shows. LIMIT keeps each a look-up by key: in a plain join, a planner whose statistics know few
 * clients yet (during a first import) compares every client with every match.
 */
export function foundClients(filter: ClientFilter, q: string, parameters: Parameters, likeness: Likeness): string {
  const { kind, tag, updatedSince, ids } = filter;
  const isWhole = !ids && !kind && !tag?.length && !updatedSince && can('clients.read.all');
  const texts = parameters.add(searchedTexts(q));
  const search = [statusesOf(filter), isWhole ? SEARCHED : CANDIDATES].map((value) => parameters.add(value)).join(', ');
  const exact = likeness === 'left out' ? 'and not search_is_similar(found.rank)' : '';
  return `select c.*, found.rank as key, found.client_id as place, search_is_similar(found.rank) as is_similar from (
            select match.client_id, max(match.rank) as rank
            from unnest(${texts}::text[]) as text cross join lateral search_client_ids(text, ${search}) match
            group by match.client_id order by rank desc, match.client_id desc) found
          cross join lateral (
            select * from clients c where c.tenant_id = (select app_tenant_id()) and c.id = found.client_id limit 1) c
          where ${clientConditions(filter, parameters)} ${exact} order by found.rank desc, found.client_id desc limit ${SEARCHED}`;
}

/** Conditions on `clients c`. Crew members see only clients on their visits. */
export function clientConditions(filter: ClientFilter, parameters: Parameters): string {
  const statuses = statusesOf(filter);
  return [
    'c.tenant_id = (select app_tenant_id())',
    ...(statuses ? [`c.status = any (${parameters.add(statuses)})`] : []),
    ...(filter.ids ? [`c.id = any (${parameters.add(filter.ids)})`] : []),
    ...(filter.kind ? [`c.kind = ${parameters.add(filter.kind)}`] : []),
    ...(filter.updatedSince ? [`c.updated_at >= ${parameters.add(filter.updatedSince)}`] : []),
    ...(filter.tag ?? []).map(
      (tag) =>
        `exists (select from client_tags t where t.tenant_id = c.tenant_id and t.key = tag_key(${parameters.add(tag)})
                 and t.client_id = c.id)`,
    ),
    visibleClients('c.id'),
  ].join(' and ');
}

/** Whether those with tags may be met on a walk through an order: not where few of all are on it. */
export const isWalkedForTags = ({ tag, ids, updatedSince }: ClientFilter, byUpdate: boolean): boolean =>
  !!tag?.length && !ids && (!updatedSince || byUpdate) && can('clients.read.all');

/** Clients that meet `conditions`, `key` being what they will be ordered by. */
export const clientRows = (key: string, conditions: string): string =>
  `select c.*, ${key} as key, false as is_similar from clients c where ${conditions}`;

/**
 * `rows` in parts that one index each has in the order of a list: those of a status and a kind, where these are asked for. That
 * there are none is known at once, instead of after looking at everybody. The same goes for the order by status, where archived
 * clients stand in between.
 */
export function partsOf(filter: ClientFilter, rows: string, byStatus = false): string[] {
  if (!filter.status?.length && !filter.kind && !byStatus) return [rows];
  const statuses = Client.statuses.filter((status) => statusesOf(filter)?.includes(status) ?? true);
  const kinds = filter.kind ? [filter.kind] : Client.kinds;
  return statuses.flatMap((status) => kinds.map((kind) => `${rows} and c.status = '${status}' and c.kind = '${kind}'`));
}

/**
 * Followers of changes must see that a client was archived, and naming clients means exactly them; everybody else wants
 * clients in use.
 */
function statusesOf({ status, updatedSince, ids }: ClientFilter): Client['status'][] | null {
  if (status?.length) return status;
  return updatedSince || ids ? null : ['lead', 'active', 'inactive'];
}
