import type { RecordKind } from '../../kernel/records/index.js';
import { plainClient } from './client-answer.dto.js';
import { Client } from './client.entity.js';

/** Whoever reads events sees the whole record, which takes a permission of its own. */
export const EVERYTHING = { office: true, prices: true };

/** Only the client itself: contacts and properties have events of their own. Amounts are in the company's currency. */
export const clientRecord = (currency: string): RecordKind<Client> => ({
  entity: Client,
  describe: (client) => plainClient({ client, currency, sees: EVERYTHING }),
});
