import type { OpenAPIObject } from '@nestjs/swagger';
import { API_KEY_SCOPES, declaredPermissions, presetPermissions } from './permission.js';
import { PRESET_ROLES, type PresetRole } from './preset-roles.js';

type Row = readonly string[];
interface Operation {
  tags?: string[];
  'x-permission'?: string | string[];
}

const ROLES = Object.keys(PRESET_ROLES) as PresetRole[];
const HEADINGS = [...ROLES.map((role) => PRESET_ROLES[role]), 'API key'];
const YES = 'yes';
const NO = '–';

const ABOUT = `# Who may do what

What the roles of a new company may do. Made from the code by \`npm run openapi\`, so that a change of it is reviewed like
code. Companies edit copies of these roles; a test asks every operation as each of them.

- **${YES}**: everything of the company.
- **assigned**, **own crew**, **own**, **visit day**: that part alone. Anything else answers 404, or 403 where the caller
  knows that it exists.
- **${NO}**: 403. What belongs to another company answers 404 to everybody.
- An API key may do what its scopes name: **scope** says that one exists.
`;

/** The preset roles against every permission and every operation, as a Markdown page. */
export function roleMatrix({ paths }: OpenAPIObject): string {
  const byTag = new Map<string, Row[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      const [tag = ''] = operation.tags ?? [];
      const row = [`${method.toUpperCase()} ${path.replace('/api/v1', '')}`, ...answersTo(operation)];
      byTag.set(tag, [...(byTag.get(tag) ?? []), row]);
    }
  }
  const parts = [...byTag]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([tag, rows]) => `## ${tag}\n\n${table(['Operation', ...HEADINGS], rows)}`);
  return [ABOUT, `## Permissions\n\n${table(['Permission', ...HEADINGS], permissionRows())}`, ...parts].join('\n');
}

const permissionRows = (): Row[] =>
  declaredPermissions()
    .filter(({ planned }) => !planned)
    .map(({ name }) => [
      `\`${name}\``,
      ...ROLES.map((role) => (presetPermissions(role).includes(name) ? YES : NO)),
      API_KEY_SCOPES.includes(name) ? 'scope' : NO,
    ]);

/** What each role meets at an operation, and an API key at last. */
function answersTo(operation: Operation): string[] {
  const needed = [operation['x-permission'] ?? []].flat();
  const everybody = needed.some((word) => ['public', 'authenticated', 'person'].includes(word));
  const roles = ROLES.map((role) => {
    if (everybody) return YES;
    return reach(needed.filter((permission) => presetPermissions(role).some((held) => held === permission)));
  });
  return [...roles, answerToKey(needed)];
}

function answerToKey(needed: string[]): string {
  if (needed.some((word) => ['public', 'authenticated', 'api_key'].includes(word))) return YES;
  return needed.some((word) => API_KEY_SCOPES.some((scope) => scope === word)) ? 'scope' : NO;
}

/** How far the held permissions reach: `.own_crew` at the end of all of them is less than any other. */
function reach(held: string[]): string {
  if (held.length === 0) return NO;
  const parts = held.map((permission) => /\.(assigned|own|own_crew|visit_day)$/.exec(permission)?.[1]);
  return parts.includes(undefined) ? YES : (parts[0] ?? YES).replace('_', ' ');
}

function table(headings: Row, rows: readonly Row[]): string {
  const widths = headings.map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: Row) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => ':'.padEnd(width, '-')).join(' | ')} |`;
  return `${[line(headings), rule, ...rows.map(line)].join('\n')}\n`;
}
