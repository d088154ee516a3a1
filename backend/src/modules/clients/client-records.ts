import type { RecordKind } from '../../kernel/records/index.js';
import { plainClient } from './client-answer.dto.js';
import { Client } from './client.entity.js';

/** Whoever reads events sees the whole record: that is a permission of its own. */
export const EVERYTHING = { office: true, prices: true };

/** A client alone: its people and places have events of their own. Amounts are in the currency of the company. */
export const clientRecord = (currency: string): RecordKind<Client> => ({
  entity: Client,
  describe: (client) => plainClient({ client, currency, sees: EVERYTHING }),
});
