import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { storedRole } from './role.dto.js';
import { Role } from './role.entity.js';

const ROLE_RECORD = defineRecord({ kind: 'role', read: 'members.read' });

export const RoleCreated = defineEvent('role.created', ROLE_RECORD);
/** Its name or its permissions: whoever has it may do other things from now on. */
export const RoleUpdated = defineEvent('role.updated', ROLE_RECORD);
export const RoleDeleted = defineEvent('role.deleted', ROLE_RECORD);

export const RoleRecord: RecordKind<Role> = { entity: Role, describe: storedRole };
