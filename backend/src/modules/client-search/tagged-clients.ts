/** What a list of clients with tags is made of, as SQL over `clients c`. */
export interface TaggedRequest {
  /** Parameter of the tags, each as anybody spells it. */
  tags: string;
  /** `select … from clients c where …` in the order of the list, once for each part that an index has in this order. */
  parts: string[];
  /** The same as one, without an order. */
  whole: string;
  /** Of the order, by key and id. */
  direction: 'ASC' | 'DESC';
  /** What a page has at most. */
  limit: number;
}

const OWN = '(select app_tenant_id())';
const ROOT = '(select root from size)';

/** From so many on a tag is usual: looking each of them up costs what a walk to a page of fifty takes then. */
const USUAL = `6 * ${ROOT}`;
/** So far a walk goes: twice as far as where a page is full, if those with the tag stand anywhere in the order. */
const FAR = `20 * ${ROOT}`;

/** Whether a client carries `which` of the tags, by key: LIMIT keeps the planner from reading a tag as a whole. */
const carries = (id: string, which: string) =>
  `(select count(*) from asked cross join lateral (
      select from client_tags own where own.tenant_id = ${OWN} and own.key = asked.key and own.client_id = ${id} limit 1) own
    where ${which}) = (select count(*) from asked where ${which})`;

/**
 * Statement of a page of those who carry all tags. No index has both a tag and an order. A rare tag has its clients gathered and
 * sorted; a usual one is met soon on a walk through the order. Which it is, a count up to a bound tells: the planner only knows how
 * usual tags are on average. A walk that meets too few before it has gone far is given up, and everybody gathered.
 */
export function taggedClients({ tags, parts, whole, direction, limit }: TaggedRequest): string {
  const order = `order by key ${direction}, id ${direction}`;
  const walks = parts.map(
    (part, index) => `walk_${index} as materialized (
      select * from (${part} ${order} limit ${FAR}) c
      where (select is_usual from lead) and ${carries('c.id', 'true')} ${order} limit ${limit})`,
  );
  const among = parts.map((_, index) => `select * from walk_${index}`);
  // Where a walk was given up, the page of all parts must be full before that place.
  const isPast = `(w.key, w.id) ${direction === 'ASC' ? '>' : '<'} (next.key, next.id)`;
  const reached = parts.map(
    (part, index) => `((select count(*) from walk_${index}) >= ${limit} or not exists (
      select from (${part} ${order} offset ${FAR} limit 1) next
      where (select count(*) from walked) < ${limit} or exists (select from walked w where ${isPast})))`,
  );
  return `with
    asked as materialized (select distinct tag_key(tag) as key from unnest(${tags}::text[]) as tag),
    size as materialized (
      select greatest(sqrt(max(given)), 100)::int as root from numbers_given where tenant_id = ${OWN} and series = 'client'),
    lead as materialized (
      select asked.key, held.count >= ${USUAL} as is_usual from asked cross join lateral (
        select count(*) from (
          select from client_tags t where t.tenant_id = ${OWN} and t.key = asked.key order by t.client_id limit ${USUAL}) t
      ) held order by held.count limit 1),
    ${walks.join(', ')},
    walked as materialized (select * from (${among.join(' union all ')}) c ${order} limit ${limit}),
    settled as materialized (select (select is_usual from lead) and ${reached.join(' and ')} as is_settled)
    select * from walked where (select is_settled from settled)
    union all (
      select c.* from (
        select t.client_id from client_tags t
        where t.tenant_id = ${OWN} and t.key = (select key from lead) and not (select is_settled from settled)
          and ${carries('t.client_id', 'asked.key <> (select key from lead)')}
        order by t.client_id limit case when (select not is_usual from lead) then ${USUAL} end) t
      cross join lateral (${whole} and c.id = t.client_id limit 1) c ${order} limit ${limit})`;
}
