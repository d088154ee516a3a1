import { db } from '../../kernel/database/index.js';
import { type FieldError, ValidationFailed } from '../../kernel/problem/index.js';

interface Relations {
  parentClientId?: string | null;
  billToClientId?: string | null;
}

const UNKNOWN = { code: 'unknown_client', detail: 'Client not found.' };
const CIRCLE = { code: 'circular', detail: 'A client can’t be its own parent, directly or through another client.' };

/** Checks that the referenced clients exist, and that no client ends up above itself. */
export async function requireRelations(id: string, { parentClientId, billToClientId }: Relations): Promise<void> {
  const above = await ancestors([parentClientId, billToClientId].filter((one) => typeof one === 'string'));
  const errors: FieldError[] = [];
  if (parentClientId) {
    const line = above.get(parentClientId);
    if (!line) errors.push({ pointer: '/parentClientId', ...UNKNOWN });
    else if (line.includes(id)) errors.push({ pointer: '/parentClientId', ...CIRCLE });
  }
  if (billToClientId === id) errors.push({ pointer: '/billToClientId', ...CIRCLE });
  else if (billToClientId && !above.has(billToClientId)) errors.push({ pointer: '/billToClientId', ...UNKNOWN });
  if (errors.length > 0) throw new ValidationFailed(errors);
}

/** Clients with all their ancestors and themselves; those that do not exist are left out. */
async function ancestors(ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows: Array<{ below: string; ids: string[] }> = await db().query(
    `with recursive above as (
       select c.id as below, c.id, c.parent_client_id from clients c where c.id = any ($1)
       union select a.below, c.id, c.parent_client_id from above a join clients c on c.id = a.parent_client_id
     ) select below, array_agg(id) as ids from above group by below`,
    [ids],
  );
  return new Map(rows.map((row) => [row.below, row.ids]));
}
