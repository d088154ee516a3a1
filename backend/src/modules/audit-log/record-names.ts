import { declaredRecords } from '../../kernel/events/index.js';

/** As a row that came or went says it. A part of a record has an id of its own, and is not the record. */
const TOLD = `select coalesce(
    held.kept ->> 'display_name', held.kept ->> 'title', held.kept ->> 'name', held.kept ->> 'subject',
    held.kept ->> 'file_name', held.kept ->> 'email', held.kept ->> 'description', held.kept ->> 'url',
    nullif(concat_ws(' ', held.kept ->> 'first_name', held.kept ->> 'last_name'), ''),
    (select each.name from account_names each where each.user_id = (held.kept ->> 'user_id')::uuid))
  from audit_entries came cross join lateral (select coalesce(came.new, came.old) as kept) held
  where came.tenant_id = (select app_tenant_id()) and came.record_id = entry.record_id
    and came.record_kind = entry.record_kind and came.action <> 'changed' and not held.kept ? 'id'
  order by came.at desc, came.id desc limit 1`;

/** Of rows of `audit_entries entry`: what the record is called (`named.name`), or was when it was deleted. */
export function recordName(): string {
  const called = [...declaredRecords().values()].flatMap(({ kind, called: naming }) =>
    naming ? [`when '${kind}' then (${naming('entry.record_id')})`] : [],
  );
  const now = called.length > 0 ? `case entry.record_kind ${called.join(' ')} end` : 'null';
  return `left join lateral (
    select left(coalesce(${now}, (${TOLD}), (select each.name from account_names each where each.user_id = entry.record_id)), 300)
      as name) named on true`;
}
