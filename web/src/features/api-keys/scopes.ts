import type { ApiKeyScope, PermissionDto } from '../../api/generated/requests/types.gen';
import type { Permission } from '../../api/me';

export interface ScopeChoice {
  scope: ApiKeyScope;
  label: string;
  explanation: string | null;
}

export interface ScopeGroup {
  name: string;
  choices: readonly ScopeChoice[];
}

type Scope = PermissionDto & { name: ApiKeyScope };
const isScope = (permission: PermissionDto): permission is Scope => permission.forApiKeys && !permission.planned;

/** The scopes that an API key may have and something checks, in groups. */
export function scopeGroups(permissions: readonly PermissionDto[]): ScopeGroup[] {
  const groups = Map.groupBy(permissions.filter(isScope), ({ group }) => group);
  return [...groups]
    .map(([name, scopes]) => ({
      name,
      choices: scopes.map(({ name: scope, label, explanation }) => ({ scope, label, explanation })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Whether someone can grant a scope: only with the permission itself. */
export const holds = (permissions: readonly Permission[], scope: ApiKeyScope): boolean => permissions.includes(scope);

const PRESETS = { read_only: 'Read only', integration: 'Integration', reporting: 'Reporting' };

/** Presets: what most apps need. */
export const scopePresets = (permissions: readonly PermissionDto[]): Array<[name: string, scopes: ApiKeyScope[]]> =>
  Object.entries(PRESETS).map(([preset, name]) => [
    name,
    permissions
      .filter(isScope)
      .flatMap(({ name: scope, apiKeyPresets }) => (apiKeyPresets.includes(preset) ? [scope] : [])),
  ]);
