import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { db } from '../../kernel/database/index.js';
import { appError, Forbidden } from '../../kernel/problem/index.js';
import { instantText } from '../../kernel/reading/index.js';
import { EventReader } from '../events/index.js';
import { changeOf } from './audit-change.js';
import type { RecordAsOfDto, RecordAsOfQuery } from './record-as-of.dto.js';

/** 404: the audit log has no entry of such a record. */
export class NoHistory extends appError(404, 'no_history', 'The audit log has nothing about this record') {}

interface Told {
  /** The last change until then, and the first one after it. */
  last: string | null;
  next: string | null;
  changedAt: string | null;
  isWhole: boolean;
  isDeletedNow: boolean;
  /** JSON of the columns then, and of those that are different now. */
  then: string;
  now: string;
}

/** Records of the company of the scope at a point in time, told by their entries alone: also what has been deleted. */
@Injectable()
export class RecordsAsOf {
  async get({ entityType, entityId, at }: RecordAsOfQuery): Promise<RecordAsOfDto> {
    const reader = new EventReader(currentActor().permissions);
    if (!reader.mayRead(entityType)) throw new Forbidden(EventReader.permissionsFor(entityType)[0]);
    const [told] = await db().query<Told[]>(AS_OF, [entityType, entityId, at]);
    if (!told || (told.last === null && told.next === null)) throw new NoHistory();
    const state = stateOf(told);
    const { after: values } = changeOf(entityType, null, told.then, reader);
    return {
      entityType,
      entityId,
      at: new Date(at).toISOString(),
      state,
      isWhole: told.isWhole,
      changedAt: told.changedAt,
      values: state === 'existed' ? filled(values ?? {}) : {},
      since: sinceOf(told, state, entityType, reader),
    };
  }
}

function stateOf({ last, next }: Told): RecordAsOfDto['state'] {
  if (last === 'deleted') return 'deleted';
  return last === null && next === 'created' ? 'not_created' : 'existed';
}

function sinceOf({ then, now, isDeletedNow }: Told, state: string, kind: string, reader: EventReader) {
  const before: Record<string, unknown> = state === 'existed' ? (JSON.parse(then) as Record<string, unknown>) : {};
  const after: Record<string, unknown> = JSON.parse(now) as Record<string, unknown>;
  const names = isDeletedNow
    ? Object.keys(before)
    : Object.keys({ ...before, ...after }).filter(
        (name) => name in after && JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name]),
      );
  const only = (values: Record<string, unknown>) =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, values[name] ?? null])));
  return changeOf(kind, state === 'existed' ? only(before) : null, isDeletedNow ? null : only(after), reader);
}

const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** A field is as the last change until then left it, else as the first one after it found it. */
const AS_OF = `
  with entry as materialized (
    select e.at, e.seq, e.action, e.old, e.new from audit_entries e
    where e.tenant_id = (select app_tenant_id()) and e.record_id = $2 and e.record_kind = $1 and e.table_name = audited_table($1)
  ), left_by as (
    select distinct on (field.key) field.key, field.value from entry cross join lateral jsonb_each(entry.new) field
    where entry.at <= $3 order by field.key, entry.at desc, entry.seq desc
  ), found_by as (
    select distinct on (field.key) field.key, field.value from entry cross join lateral jsonb_each(entry.old) field
    where entry.at > $3 order by field.key, entry.at, entry.seq
  ), latest as (
    select distinct on (field.key) field.key, field.value from entry cross join lateral jsonb_each(entry.new) field
    order by field.key, entry.at desc, entry.seq desc
  ), known as (
    select key, value from left_by
    union all select key, value from found_by where not exists (select from left_by l where l.key = found_by.key)
  )
  select (select action from entry where at <= $3 order by at desc, seq desc limit 1) as last,
         (select action from entry where at > $3 order by at, seq limit 1) as next,
         (select ${instantText('max(at)')} from entry where at <= $3) as "changedAt",
         exists (select from entry where action = 'created') as "isWhole",
         coalesce((select action = 'deleted' from entry order by at desc, seq desc limit 1), false) as "isDeletedNow",
         (select coalesce(jsonb_object_agg(key, value), '{}')::text from known) as then,
         (select coalesce(jsonb_object_agg(key, value), '{}')::text from latest) as now`;
