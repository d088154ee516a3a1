import { currentTenantId } from '../../kernel/context/index.js';
import { db } from '../../kernel/database/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { Role } from '../roles/index.js';
import { storedInvitation } from './invitation.dto.js';
import { Invitation } from './invitation.entity.js';

/** The role that an invitation gives; undefined once it is deleted. */
export async function roleOf({ roleId }: Invitation): Promise<Role | undefined> {
  const role = roleId && (await db().findOneBy(Role, { tenantId: currentTenantId(), id: roleId }));
  return role || undefined;
}

/** With its role, without its link. */
export const InvitationRecord: RecordKind<Invitation> = {
  entity: Invitation,
  describe: async (invitation) => storedInvitation(invitation, await roleOf(invitation)),
};
