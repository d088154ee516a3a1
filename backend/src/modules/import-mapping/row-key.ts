import { createHash } from 'node:crypto';
import { addressKey } from './addresses.js';
import { phoneKey } from './phones.js';
import type { DraftAddress, RowDraft } from './row-draft.js';

/** By what a row is known again when the same file, or a later export of the same list, is imported. */
export interface RowKeys {
  /** The row itself. */
  rowKey: string;
  /** The client, where several rows may belong to one (an external id); null when the row is all there is. */
  clientKey: string | null;
  /** The last ten digits of each telephone of the contact, where there are enough to tell. */
  phoneKeys: string[];
}

/**
 * With an external id, that id (and the property's own id or address) is the identity. Without one it is a
 * fingerprint of who and where; notes and tags do not count, so a row whose notes were mended stays the same row.
 */
export function rowKeys(draft: RowDraft, source: string): RowKeys {
  const phoneKeys = draft.contact.phones.flatMap((phone) => phoneKey(phone) ?? []);
  if (!draft.externalId) return { rowKey: digest('row', fingerprint(draft)), clientKey: null, phoneKeys };
  const client = ['client', source, draft.externalId];
  const property = draft.propertyExternalId ?? addressKey(draft.property?.address ?? null);
  return { rowKey: digest(...client, 'property', property), clientKey: digest(...client), phoneKeys };
}

function fingerprint(draft: RowDraft): string {
  const { contact, billingAddress, property } = draft;
  const phones = contact.phones.map((phone) => phoneKey(phone) ?? phone.raw.replace(/\D/g, ''));
  return [
    ...[draft.displayName, draft.companyName, contact.firstName, contact.lastName, property?.name].map(plain),
    [...contact.emails].sort().join(','),
    phones.sort().join(','),
    place(billingAddress),
    place(property?.address ?? null),
  ].join('\u001F');
}

const plain = (text: string | null | undefined) =>
  (text ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const place = (address: DraftAddress | null) => (address ? addressKey(address) : '');

function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\u001E')).digest('base64url');
}
