import type { AuditEntryDto } from '../../api/generated/requests/types.gen';
import { fieldWord } from '../../lib/field-words';
import { sentenceCase } from '../../lib/sentence-case';
import { isUuid } from '../../lib/uuid';
import { inWords, type Writing } from './audit-values';

/** Types of records, as people say them. One that is newer than this screen says its own name. */
export const RECORD_TYPES: Readonly<Record<string, string>> = {
  client: 'Client',
  contact: 'Contact',
  property: 'Property',
  job: 'Job',
  visit: 'Visit',
  crew: 'Crew',
  crew_member: 'Crew member',
  message: 'Message',
  import: 'Import',
  operation: 'Bulk action',
  membership: 'Team member',
  invitation: 'Invitation',
  role: 'Role',
  api_key: 'API key',
  webhook_endpoint: 'Webhook endpoint',
  tenant: 'Company settings',
  session: 'Sign-in',
  user: 'Account',
  file: 'File',
};

/** What is written with a record. */
const PARTS: Readonly<Record<string, string>> = {
  job_checklist_items: 'Checklist item',
  visit_checklist_ticks: 'Checklist item',
  webhook_secrets: 'Signing secret',
  sign_in_providers: 'Sign-in provider',
  member_identities: 'Link to the sign-in provider',
};

/** Files that somebody downloaded. */
const EXPORTS: Readonly<Record<string, string>> = {
  clients: 'Clients exported',
  audit_entries: 'Audit log exported',
  company: 'Company exported',
  company_archive: 'Company export downloaded',
};

export const ACTION_WORDS = { created: 'added', changed: 'changed', deleted: 'removed' } as const;

type Entry = Pick<AuditEntryDto, 'entityType' | 'part' | 'action' | 'change'>;

/** `Client changed`. */
export function titleOf({ entityType, part, action, change }: Entry): string {
  if (part === 'api_key_usage') return 'API key used';
  if (part === 'failed_sign_ins') return 'Sign-in failed';
  if (part === 'data_exports') return EXPORTS[String(change.after?.['records'])] ?? 'Data exported';
  if (part === 'visit_checklist_ticks')
    return action === 'created' ? 'Checklist item checked' : 'Checklist item unchecked';
  if (entityType === 'session') {
    if (action === 'created') return change.after?.['onlyTenantId'] ? 'Signed in with the company' : 'Signed in';
    return change.fields.includes('revokedAt') ? 'Signed out' : 'Switched to this company';
  }
  const what = PARTS[part] ?? RECORD_TYPES[entityType] ?? sentenceCase(entityType.replaceAll('_', ' '));
  return `${what} ${ACTION_WORDS[action]}`;
}

/** Where records have their names. */
const NAMES = ['displayName', 'title', 'name', 'label', 'subject', 'fileName', 'email', 'description'];

/** What was added or removed, by its name, street or day. A change tells of its own fields alone. */
export function nameOf({ entityType, part, action, change }: Entry, writing: Writing): string | null {
  const row = action === 'created' ? change.after : action === 'deleted' ? change.before : null;
  const textOf = (field: string) => (typeof row?.[field] === 'string' ? row[field] : '');
  const person = [textOf('firstName'), textOf('lastName')].filter(Boolean).join(' ');
  const name = NAMES.map(textOf).find(Boolean) ?? person;
  if (name || part !== entityType) return name || null;
  if (entityType === 'property') return streetOf(row?.['address']);
  return entityType === 'visit' && textOf('scheduledDate')
    ? inWords(entityType, 'scheduledDate', textOf('scheduledDate'), writing)
    : null;
}

/** Where a place is, as far as an address says it. */
function streetOf(address: unknown): string | null {
  if (typeof address !== 'object' || address === null) return null;
  const parts: Readonly<Record<string, unknown>> = { ...address };
  const told = ['line1', 'city'].map((part) => parts[part]).filter((text) => typeof text === 'string' && text !== '');
  return told.join(', ') || null;
}

/** What an entry among those of many records is about: the record, and the part of it that came or went. */
export function aboutOf(entry: Entry & Pick<AuditEntryDto, 'entityName' | 'actor'>, writing: Writing): string | null {
  const { part, change, actor } = entry;
  if (part === 'failed_sign_ins') return `from ${String(change.after?.['network'])}`;
  const own = nameOf(entry, writing);
  // People who sign in are named as those who did it.
  const entityName = entry.entityType === 'session' && entry.entityName === actor.name ? null : entry.entityName;
  return [entityName ?? own, own !== entityName && PARTS[part] && own].filter(Boolean).join(' · ') || null;
}

/** A field that was changed, in words; without its values where they say nothing to people, or are not kept. */
export interface ChangedField {
  field: string;
  name: string;
  values: { from: string; to: string } | null;
}

/** Say nothing to people. */
const UNSAID = new Set(['mailId', 'capturedFileId', 'operationId', 'currentTenantId', 'onlyTenantId']);

export function changedFields({ entityType, action, change }: Entry, writing: Writing): ChangedField[] {
  if (action !== 'changed') return [];
  const fields = change.fields.filter((field) => !UNSAID.has(field));
  return fields.map((field) => {
    const [from, to] = [change.before?.[field] ?? null, change.after?.[field] ?? null];
    const say = (value: unknown) => inWords(entityType, field, value, writing);
    const isTold = !change.concealed.includes(field) && !isId(from) && !isId(to);
    const name = sentenceCase(fieldWord(field).replace(/ id$/, ''));
    return {
      field,
      name,
      values: isTold ? { from: say(from), to: say(to) } : null,
    };
  });
}

const isId = (value: unknown): boolean => typeof value === 'string' && isUuid(value);

/** `Morgan Hale · Chrome on Mac`. */
export function whoDid({ name, kind, deviceName }: AuditEntryDto['actor']): string {
  const who = name ?? (kind === 'system' ? 'Hedgerow' : 'Unknown');
  if (kind === 'api_key') return `${who} (API key)`;
  return deviceName === null ? who : `${who} · ${deviceName}`;
}
