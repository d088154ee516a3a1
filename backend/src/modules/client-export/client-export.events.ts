import { defineEvent, defineRecord } from '../../kernel/events/index.js';

const CLIENT_EXPORT_RECORD = defineRecord({ kind: 'client_export', read: 'members.read' });

/** Somebody has taken clients out of the company: who and when, with which filter, and how many. */
export const ClientsExported = defineEvent('client_export.created', CLIENT_EXPORT_RECORD);
