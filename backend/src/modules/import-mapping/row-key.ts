import { createHash } from 'node:crypto';
import { addressKey } from './addresses.js';
import { isPlaceholderEmail } from './emails.js';
import { phoneKeysOf } from './phones.js';
import type { DraftAddress, DraftPhone, RowDraft } from './row-draft.js';

/** Identifies a row when the same file, or a later export of the same list, is imported. */
export interface RowKeys {
  /** The row itself. */
  rowKey: string;
  /** The client, where several rows may belong to one (an external id); null when a row stands alone. */
  clientKey: string | null;
  /** A name at a place, for rows without an external id; null without a place. */
  placeKey: string | null;
  /** What the row says about the client apart from the place: rows of one client may differ in it. */
  detailsKey: string;
  /** The same with the billing address, also where that is the place. */
  billedKey: string;
  /** The last ten digits of each of the contact's phones that identifies somebody; no placeholders. */
  phoneKeys: string[];
  /** The contact's e-mail addresses that identify somebody. */
  emails: string[];
  /** The client's name, normalized for comparison. */
  name: string;
}

/**
 * With an external id, that id (and the property's own id or address) is the identity. Without one it is a fingerprint
 * of who and where; notes and tags do not count, so a row with corrected notes stays the same row.
 */
export function rowKeys(draft: RowDraft, source: string): RowKeys {
  const common = {
    detailsKey: detailsKey(draft, isElsewhere(draft) ? draft.billingAddress : null),
    billedKey: detailsKey(draft, draft.billingAddress),
    phoneKeys: phoneKeysOf(draft.contact.phones),
    emails: draft.contact.emails.filter((email) => !isPlaceholderEmail(email)),
    name: plain(draft.displayName),
  };
  const at = place(draft.property?.address ?? draft.billingAddress);
  if (!draft.externalId) {
    const placeKey = at && `${AT}${digest('at', common.name, at)}`;
    return { rowKey: digest('row', fingerprint(draft)), clientKey: null, placeKey: placeKey || null, ...common };
  }
  const client = ['client', source, draft.externalId];
  const property = draft.propertyExternalId ?? addressKey(draft.property?.address ?? null);
  return { rowKey: digest(...client, 'property', property), clientKey: digest(...client), placeKey: null, ...common };
}

/** Separates places from clients' ids in one column. */
const AT = 'at:';

function fingerprint(draft: RowDraft): string {
  const { contact, billingAddress, property } = draft;
  return [
    ...[draft.displayName, draft.companyName, contact.firstName, contact.lastName, property?.name].map(plain),
    [...contact.emails].sort().join(','),
    contact.phones.map(lastDigits).sort().join(','),
    place(billingAddress),
    place(property?.address ?? null),
  ].join('\u001F');
}

const lastDigits = ({ raw, e164 }: DraftPhone) => (e164 ?? raw).replace(/\D/g, '').slice(-10);

const isElsewhere = ({ billingAddress, property }: RowDraft) =>
  addressKey(billingAddress) !== addressKey(property?.address ?? null);

function detailsKey({ contact, ...draft }: RowDraft, bill: DraftAddress | null): string {
  const { kind, displayName, companyName, status, leadSource, notes, tags } = draft;
  return digest(
    JSON.stringify([kind, displayName, companyName, status, leadSource, notes, tags]),
    JSON.stringify([contact.firstName, contact.lastName, contact.emails, contact.phones.map(({ raw }) => raw)]),
    place(bill),
  ).slice(0, 16);
}

const plain = (text: string | null | undefined) =>
  (text ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const place = (address: DraftAddress | null) => (address ? addressKey(address) : '');

function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\u001E')).digest('base64url');
}
