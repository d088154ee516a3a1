import { defineEvent } from '../../kernel/events/index.js';
import { TENANT_RECORD } from '../tenancy/index.js';

/** Somebody exported clients: who and when, with which filter, and how many. */
export const ClientsExported = defineEvent('tenant.clients_exported', TENANT_RECORD);
