import { Button, Checkbox, Group, Input, Stack, Text } from '@mantine/core';
import { useId } from '@mantine/hooks';
import type { ApiKeyScope } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { usePermissions } from '../../api/permissions';
import groupClasses from '../../form/fields/check-group.module.css';
import { holds, scopeGroups, scopePresets } from './scopes';

interface ScopePickerProps {
  value: readonly ApiKeyScope[];
  onChange: (scopes: ApiKeyScope[]) => void;
  error: React.ReactNode;
}

/** Chooses a key’s scopes by preset, by group, or one by one. People can only grant permissions that they have. */
export function ScopePicker({ value, onChange, error }: ScopePickerProps) {
  const id = useId();
  const { permissions } = useMe();
  const all = usePermissions();
  const chosen = new Set(value);
  const set = (scopes: readonly ApiKeyScope[], on: boolean) => {
    const next = new Set(chosen);
    for (const scope of scopes) {
      if (!on) next.delete(scope);
      else if (holds(permissions, scope)) next.add(scope);
    }
    onChange([...next]);
  };
  return (
    <Input.Wrapper
      label="Scopes"
      labelElement="div"
      labelProps={{ id }}
      description="Grant only what’s needed. You can change this later."
      error={error}
      required
    >
      <Stack gap="sm" role="group" aria-labelledby={id} mt={8}>
        <Group gap={6}>
          <Text size="sm" c="dimmed" component="span">
            Start from
          </Text>
          {scopePresets(all).map(([name, scopes]) => (
            <Button
              key={name}
              size="compact-sm"
              variant="light"
              onClick={() => onChange(scopes.filter((scope) => holds(permissions, scope)))}
            >
              {name}
            </Button>
          ))}
        </Group>
        {scopeGroups(all).map(({ name, choices }) => {
          const scopes = choices.map(({ scope }) => scope).filter((scope) => holds(permissions, scope));
          const count = scopes.filter((scope) => chosen.has(scope)).length;
          return (
            <fieldset key={name} className={groupClasses.group}>
              <legend>
                <Checkbox
                  label={<strong>{name}</strong>}
                  aria-label={`All ${name} scopes`}
                  checked={count > 0 && count === scopes.length}
                  indeterminate={count > 0 && count < scopes.length}
                  disabled={scopes.length === 0}
                  onChange={(event) => set(scopes, event.currentTarget.checked)}
                />
              </legend>
              {choices.map(({ scope, label, explanation }) => {
                const mine = holds(permissions, scope);
                return (
                  <Checkbox
                    key={scope}
                    label={label}
                    description={mine || chosen.has(scope) ? explanation : 'Your role doesn’t include this.'}
                    checked={chosen.has(scope)}
                    disabled={!mine && !chosen.has(scope)}
                    onChange={(event) => set([scope], event.currentTarget.checked)}
                  />
                );
              })}
            </fieldset>
          );
        })}
      </Stack>
    </Input.Wrapper>
  );
}
