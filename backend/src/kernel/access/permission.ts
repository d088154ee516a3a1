import type { PresetRole } from './preset-roles.js';

/**
 * The permissions of all domains. Each adds its own beside their declaration, so that a route which names an unknown one
 * does not compile:
 *
 *     export const permissions = definePermissions('Clients', { 'clients.create': { label: 'Add clients' } });
 *
 *     declare module '../../kernel/access/permission.js' {
 *       interface DeclaredPermissions {
 *         clients: typeof permissions;
 *       }
 *     }
 */
export interface DeclaredPermissions {
  /** The kernel has none. */
  kernel: object;
}

/** `resource.action[.scope]`; a role is a set of them. */
export type Permission = {
  [Domain in keyof DeclaredPermissions]: keyof DeclaredPermissions[Domain];
}[keyof DeclaredPermissions];

/** What a program usually needs: where people start when they choose the scopes of an API key. */
export type ApiKeyPreset = 'read_only' | 'integration' | 'reporting';

/** A permission as people see it, and who has it unless a company decides otherwise. */
export interface PermissionDeclaration {
  /** What it allows, understood without its group: `Add clients`. */
  label: string;
  /** One sentence more, where the label leaves something open. */
  explanation?: string;
  /** The preset roles that have it. Owners and admins have every permission and are not named. */
  presets?: ReadonlyArray<Exclude<PresetRole, 'owner' | 'admin'>>;
  /** No operation asks for it yet: screens do not offer it. */
  planned?: true;
  /**
   * The API key presets that include it; false when only a person can have it, because no program belongs to a crew.
   */
  apiKeys?: false | readonly ApiKeyPreset[];
}

const declared = new Map<string, PermissionDeclaration & { group: string }>();
const all: string[] = [];
const ofApiKeys: string[] = [];

/** Every permission by name. Domains fill the list while they load: decorators keep it and read it later. */
export const PERMISSIONS = all as readonly Permission[];

/** Those that an API key may have; filled in the same way. */
export const API_KEY_SCOPES = ofApiKeys as readonly Permission[];

/** How the contract names them: for `@ApiProperty`, which cannot tell the type of a list that is still empty. */
export const PERMISSION_ENUM = {
  enum: PERMISSIONS,
  enumName: 'Permission',
  enumSchema: { type: 'string', description: 'Something that a person or a program may be allowed to do.' },
} as const;

export const API_KEY_SCOPE_ENUM = {
  enum: API_KEY_SCOPES,
  enumName: 'ApiKeyScope',
  enumSchema: { type: 'string', description: 'A permission that an API key may have.' },
} as const;

/** Declares the permissions of a domain; `group` is the heading under which people find them. Throws when a name is taken. */
export function definePermissions<const Declared extends Record<string, PermissionDeclaration>>(
  group: string,
  permissions: Declared,
): Declared {
  for (const [name, declaration] of Object.entries<PermissionDeclaration>(permissions)) {
    if (declared.has(name)) throw new Error(`Two domains declare the permission ${name}.`);
    declared.set(name, { ...declaration, group });
    all.push(name);
    if (declaration.apiKeys !== false) ofApiKeys.push(name);
  }
  // Their order in the contract does not depend on which domain loads first.
  all.sort();
  ofApiKeys.sort();
  return permissions;
}

/**
 * The same for permissions that nothing checks yet: roles and keys may hold them already, and screens leave them out.
 */
export function definePlannedPermissions<const Declared extends Record<string, PermissionDeclaration>>(
  group: string,
  permissions: Declared,
): Declared {
  const planned = Object.entries<PermissionDeclaration>(permissions).map(([name, declaration]) => {
    return [name, { ...declaration, planned: true }] as const;
  });
  definePermissions(group, Object.fromEntries(planned));
  return permissions;
}

/** What was declared of each permission, by name. */
export const declaredPermissions = (): Array<PermissionDeclaration & { name: Permission; group: string }> =>
  PERMISSIONS.flatMap((name) => {
    const declaration = declared.get(name);
    return declaration ? [{ name, ...declaration }] : [];
  });

/** What a preset role may do. */
export const presetPermissions = (role: PresetRole): Permission[] =>
  declaredPermissions().flatMap(({ name, presets = [] }) =>
    role === 'owner' || role === 'admin' || presets.includes(role) ? [name] : [],
  );

/**
 * What a route may ask for: one permission, any of several, whoever belongs to the company (`authenticated`: its
 * people and its API keys), a signed-in `person` for what is about their own account, an `api_key` alone, or nobody in
 * particular (`public`, a word that has to be typed).
 */
export type Access = Permission | readonly Permission[] | 'authenticated' | 'person' | 'api_key' | 'public';
