import { instantText } from '../../kernel/reading/index.js';
import type { AuditMismatchDto } from './audit-verification.dto.js';

/** A seal, compared with the one before and with its entries. */
export interface Seal {
  number: string;
  month: string;
  entries: number;
  fromAt: string;
  toAt: string;
  sealedAt: string;
  hash: string;
  marks: string;
  isChained: boolean;
  isArchived: boolean;
  isSame: boolean;
  isLast: boolean;
  /** The next month, where this is the last seal of one. */
  monthEnds: string | null;
}

export interface SealedEntry {
  id: string;
  at: string;
  mark: string;
}

const MOST_SEALS = 500;
const MOST_ENTRIES = 20_000;

const DIGEST = `sha256(convert_to(audit_line(e.tenant_id, e.id, e.at, e.seq, e.record_kind, e.record_id, e.table_name,
  e.action, e.old, e.new, e.actor_id, e.source, e.origin), 'UTF8'))`;

/** Entries `e` of a seal `s`. */
export const OF_SEAL = `e.tenant_id = (select app_tenant_id()) and e.at between s.from_at and s.to_at
  and e.seq > s.after_seq and e.seq <= s.up_to_seq`;

const LATER = `select from audit_seals n where n.tenant_id = (select app_tenant_id()) and n.number > s.number`;

/** The seals after `$1`, as many as one request checks. The seal `$1` itself comes along where there is none. */
export const SEALS = `
  with near as (
    select s.number, lag(s.hash) over (order by s.number) as previous, sum(s.entries) over (order by s.number) as total, s.entries
    from audit_seals s where s.tenant_id = (select app_tenant_id()) and s.number >= $1
    order by s.number limit ${MOST_SEALS}
  )
  select s.number, s.month::text, s.entries, ${instantText('s.from_at')} as "fromAt", ${instantText('s.to_at')} as "toAt",
         ${instantText('s.sealed_at')} as "sealedAt", encode(s.hash, 'hex') as hash, encode(s.marks, 'hex') as marks,
         s.hash = audit_seal_hash(near.previous, s) as "isChained", away.is_archived as "isArchived",
         away.is_archived or coalesce(found.content = s.content, false) as "isSame",
         not exists (${LATER}) as "isLast",
         case when not exists (${LATER} and n.month = s.month) then (s.month + interval '1 month')::text end as "monthEnds"
  from near join audit_seals s on s.tenant_id = (select app_tenant_id()) and s.number = near.number
  cross join lateral (select s.month in (select month from audit_months where archived_at is not null) as is_archived) away
  left join lateral (
    select sha256(string_agg(${DIGEST}, ''::bytea order by e.seq)) as content
    from audit_entries e where ${OF_SEAL} and not away.is_archived
  ) found on true
  where near.total - near.entries < ${MOST_ENTRIES}
  order by s.number`;

/** The entries of seal `$1`, in the order in which they were sealed. */
export const SEALED_ENTRIES = `
  select e.id, ${instantText('e.at')} as at, encode(substring(${DIGEST} for 8), 'hex') as mark
  from audit_seals s join audit_entries e on ${OF_SEAL}
  where s.tenant_id = (select app_tenant_id()) and s.number = $1 order by e.seq`;

/** An entry from `$1` to `$2` that is old enough to be sealed, and is not: those are counted before they are looked for. */
export const UNSEALED = `
  with span as (
    select $1::timestamp at time zone 'UTC' as begins, $2::timestamp at time zone 'UTC' as ends,
           (select reached from audit_sealing) as reached
  ), found as materialized (
    select count(*) as entries from audit_entries e, span
    where e.tenant_id = (select app_tenant_id()) and e.at >= span.begins and e.at < span.ends and e.seq <= span.reached
  )
  select e.id, ${instantText('e.at')} as at from audit_entries e, span
  where e.tenant_id = (select app_tenant_id()) and e.at >= span.begins and e.at < span.ends and e.seq <= span.reached
    and (select entries from found) > (
      select coalesce(sum(s.entries), 0) from audit_seals s
      where s.tenant_id = (select app_tenant_id()) and s.month >= $1::timestamp and s.month < $2::timestamp)
    and not exists (select from audit_seals s where ${OF_SEAL})
  order by e.at, e.id limit 1`;

/** The times of which nothing is sealed, or archived. */
export const GAPS = `
  with sealed as (
    select month::timestamp from audit_seals where tenant_id = (select app_tenant_id()) group by 1
    union select month from audit_months where archived_at is not null
  ), gap as (
    select coalesce(lag(month) over (order by month) + interval '1 month', '-infinity') as begins, month as ends from sealed
    union all select coalesce(max(month) + interval '1 month', '-infinity'), 'infinity' from sealed
  )
  select begins::text, ends::text from gap where begins < ends order by 1`;

/** Which entry is the first that differs from what was sealed. */
export function mismatchOf(seal: Seal, entries: readonly SealedEntry[]): AuditMismatchDto {
  const marks = seal.marks.match(/.{16}/g) ?? [];
  const at = entries.findIndex(({ mark }, index) => mark !== marks[index]);
  const first = at === -1 ? undefined : entries[at];
  const more = entries.length - marks.length;
  const reason = more === 0 ? 'entry_changed' : more > 0 ? 'entry_added' : 'entry_removed';
  const before = entries[(at === -1 ? entries.length : at) - 1];
  return {
    reason,
    seal: Number(seal.number),
    entryId: first?.id ?? null,
    from: reason === 'entry_removed' ? (before?.at ?? seal.fromAt) : (first?.at ?? seal.fromAt),
    until: first?.at ?? seal.toAt,
  };
}
