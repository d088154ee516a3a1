import { readFileSync } from 'node:fs';
import { PRESETS, SCOPE_GROUPS, scopeLabel } from './scopes';

const contract = JSON.parse(readFileSync(new URL('../../../../openapi/openapi.json', import.meta.url), 'utf8')) as {
  components: { schemas: { ApiKeyScope: { enum: string[] } } };
};

const known = SCOPE_GROUPS.flatMap(({ choices }) => choices.map(({ scope }) => scope));

it('offers every scope of the contract once, in words', () => {
  expect([...known].sort()).toEqual([...contract.components.schemas.ApiKeyScope.enum].sort());
  expect(scopeLabel('clients.read.all')).toBe('Clients: Read');
});

it('has presets of scopes without repetition', () => {
  for (const [, scopes] of PRESETS) expect(new Set(scopes).size).toBe(scopes.length);
  expect(PRESETS[0]?.[1]).not.toContain('access_codes.reveal');
});
