import { db } from '../../kernel/database/index.js';
import { type FieldError, ValidationFailed } from '../../kernel/problem/index.js';

interface Relations {
  parentClientId?: string | null;
  billToClientId?: string | null;
}

const UNKNOWN = { code: 'unknown_client', detail: 'There is no such client.' };
const CIRCLE = { code: 'circular', detail: 'A client cannot stand above itself, directly or through others.' };

/** Checks that the clients this one refers to exist, and that nobody ends up above oneself. */
export async function requireRelations(id: string, { parentClientId, billToClientId }: Relations): Promise<void> {
  const errors: FieldError[] = [];
  if (parentClientId) {
    const above = await ancestors(parentClientId);
    if (above.length === 0) errors.push({ pointer: '/parentClientId', ...UNKNOWN });
    else if (above.includes(id)) errors.push({ pointer: '/parentClientId', ...CIRCLE });
  }
  if (billToClientId === id) errors.push({ pointer: '/billToClientId', ...CIRCLE });
  else if (billToClientId && (await ancestors(billToClientId)).length === 0) {
    errors.push({ pointer: '/billToClientId', ...UNKNOWN });
  }
  if (errors.length > 0) throw new ValidationFailed(errors);
}

/** A client and everybody above it; empty when it does not exist. */
async function ancestors(id: string): Promise<string[]> {
  const rows: Array<{ id: string }> = await db().query(
    `with recursive above as (
       select c.id, c.parent_client_id from clients c where c.id = $1
       union select c.id, c.parent_client_id from above a join clients c on c.id = a.parent_client_id
     ) select id from above`,
    [id],
  );
  return rows.map((row) => row.id);
}
