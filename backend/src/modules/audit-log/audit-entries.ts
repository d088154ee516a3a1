import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { Keyset, type Page, Sorting } from '../../kernel/paging/index.js';
import { Conditions, type JsonAnswer, pageAnswer, readJsonList } from '../../kernel/reading/index.js';
import { EventReader } from '../events/index.js';
import { recordName } from './record-names.js';
import { AuditEntryDto, type ListAuditEntriesQuery } from './audit-entry.dto.js';

const NEWEST_FIRST = new Sorting<{ at: string }>({ created: 'at' }, '-created');

/** A sign-in has a person, and nobody who acts yet. */
const beside = () => `
  ${recordName()}
  left join account_names person on person.user_id = coalesce(
    entry.actor_id, case when entry.record_kind = 'session' then (entry.new ->> 'user_id')::uuid end)
  left join sign_in_devices device on device.session_id = (entry.origin ->> 'credential')::uuid`;

/**
 * What stands behind the id in the index of each filter. Where statistics know only one value of what is filtered by, the
 * primary key seems as good: through it, rare entries are sought among all.
 */
function indexOf({ entityId, entityType, actorId, action }: ListAuditEntriesQuery): string[] {
  if (entityId) return [];
  if (actorId) return ['record_kind', 'action'];
  if (entityType) return ['action', 'actor_id'];
  return action ? ['record_kind', 'actor_id'] : [];
}

/** The audit log of the company of the scope, as far as whoever asks may read its records. */
@Injectable()
export class AuditEntries {
  constructor(private readonly keyset: Keyset) {}

  async page(query: ListAuditEntriesQuery): Promise<JsonAnswer<Page<AuditEntryDto>>> {
    const reader = new EventReader(currentActor().permissions);
    const kinds = reader.readableKinds();
    if (kinds.only?.length === 0) return pageAnswer<AuditEntryDto>([], null);
    const conditions = new Conditions()
      .where('entry.record_kind = ?', query.entityType)
      .where('entry.record_id = ?', query.entityId)
      .where('entry.actor_id = ?', query.actorId)
      .where('entry.action = ?', query.action)
      .where('entry.at >= ?', query.since)
      .where('entry.at < ?', query.until)
      .where('entry.record_kind = any(?)', kinds.only)
      .where('entry.record_kind <> all(?)', kinds.but);
    const rows = 'select entry.* from audit_entries entry';
    const { shape } = AuditEntryDto;
    return readJsonList(
      this.keyset,
      { shape, from: reader, rows, conditions, sorting: NEWEST_FIRST, indexedBeside: indexOf(query), beside: beside() },
      query,
    );
  }
}
