import { appError, limitReached } from '../../kernel/problem/index.js';

export class RoleNotFound extends appError(404, 'role_not_found', 'Role not found') {}

export class RoleNameTaken extends appError(409, 'role_name_taken', 'Role name already in use') {
  constructor() {
    super('Choose a different name.', {
      errors: [{ pointer: '/name', code: 'role_name_taken', detail: 'Another role already uses this name.' }],
    });
  }
}

/** Built-in roles can't be changed. */
export class PresetRoleKept extends appError(409, 'preset_role', 'Built-in roles can’t be changed') {
  constructor() {
    super('Create a copy and change that.');
  }
}

/** A team member has it, or a pending invitation gives it. */
export class RoleInUse extends appError(409, 'role_in_use', 'This role is in use') {
  constructor() {
    super('Give its team members a different role and revoke its invitations first.');
  }
}

export class TooManyRoles extends limitReached('too_many_roles', 'Role limit reached') {}

/** Nobody can grant a role above their own or manage someone with one. */
export class RoleAboveOwn extends appError(403, 'role_above_own', 'This role can do more than yours') {
  constructor() {
    super('Ask an owner, or someone whose role includes its permissions.');
  }
}
