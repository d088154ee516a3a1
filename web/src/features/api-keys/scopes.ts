import type { ApiKeyScope } from '../../api/generated/requests/types.gen';
import type { Permission } from '../../api/me';

type Words = readonly [label: string, explanation: string];

/** Every scope in words, by what it is about. One that is missing does not compile. */
const GROUPS: Readonly<Record<string, Partial<Record<ApiKeyScope, Words>>>> = {
  Clients: {
    'clients.read.all': ['Read', 'Clients with their contacts and properties.'],
    'clients.create': ['Create', 'New clients.'],
    'clients.update': ['Change', 'Clients and their properties.'],
    'clients.archive': ['Archive and restore', 'Also many at once.'],
    'contacts.update': ['Change contacts', 'People, phones, e-mail addresses.'],
    'access_codes.reveal': ['Read access codes', 'Gate, alarm and lockbox codes. Every time is recorded.'],
  },
  'Jobs and visits': {
    'jobs.read.all': ['Read jobs', ''],
    'jobs.create': ['Create jobs', ''],
    'jobs.update': ['Change jobs', ''],
    'jobs.cancel': ['Cancel jobs', ''],
    'visits.read.all': ['Read visits', ''],
    'visits.update': ['Plan and change visits', ''],
    'visits.dispatch': ['Dispatch visits', ''],
    'visits.complete.all': ['Complete visits', 'Of every crew.'],
    'visits.override_conflict': ['Plan despite conflicts', 'Two visits of a crew at the same time.'],
    'crews.read': ['Read crews', ''],
    'crews.manage': ['Manage crews', ''],
    'application_records.read': ['Read application records', ''],
    'application_records.create': ['Create application records', ''],
    'application_records.sign': ['Sign application records', ''],
  },
  Money: {
    'prices.view': ['See prices', 'Without it, amounts are left out.'],
    'costs.view': ['See costs', ''],
    'margin.view': ['See margins', ''],
    'quotes.read.all': ['Read quotes', ''],
    'quotes.manage.all': ['Manage quotes', ''],
    'quotes.send': ['Send quotes', 'Mail to clients.'],
    'invoices.read.all': ['Read invoices', ''],
    'invoices.issue': ['Issue invoices', ''],
    'invoices.void': ['Void invoices', ''],
    'payments.record': ['Record payments', ''],
    'reports.view': ['View reports', ''],
    'exports.create': ['Export', ''],
    'exports.finance': ['Export for accounting', ''],
  },
  'What happens': {
    'events.read': ['Follow events', 'What changed, of records that it may read.'],
    'operations.read': ['Follow long work', 'Progress and results.'],
    'messages.read': ['Read sent messages', ''],
    'webhooks.read': ['Read webhooks', 'Endpoints and what was delivered to them.'],
    'webhooks.manage': [
      'Manage webhooks',
      'Sends out whole events: as much as reading everything. Few programs need it.',
    ],
    'imports.read': ['Read imports', ''],
    'imports.run': ['Run imports', ''],
    'audit.view': ['Read the audit log', ''],
  },
  Company: {
    'members.read': ['Read people and roles', 'Names, e-mail addresses and roles of everybody in the company.'],
    'settings.manage': ['Change settings', 'Of the whole company. Few programs need it.'],
    'users.manage': ['Manage people', 'Who may sign in, and as what. Few programs need it.'],
  },
};

export interface ScopeChoice {
  scope: ApiKeyScope;
  label: string;
  explanation: string;
}

export interface ScopeGroup {
  name: string;
  choices: readonly ScopeChoice[];
}

/** All scopes in groups, for people to choose from. */
export const SCOPE_GROUPS: readonly ScopeGroup[] = Object.entries(GROUPS).map(([name, scopes]) => ({
  name,
  choices: Object.entries(scopes).map(([scope, [label, explanation]]) => ({
    scope: scope as ApiKeyScope,
    label,
    explanation,
  })),
}));

/** Whether somebody can hand a scope out: only what one has oneself. */
export const holds = (permissions: readonly Permission[], scope: ApiKeyScope): boolean => permissions.includes(scope);

const SCOPES = SCOPE_GROUPS.flatMap(({ choices }) => choices.map(({ scope }) => scope));
const READING = SCOPES.filter((scope) => /\.read(\.all)?$/.test(scope));

/** Starting points: what most programs need. */
export const PRESETS: readonly (readonly [name: string, scopes: readonly ApiKeyScope[]])[] = [
  ['Read only', READING],
  [
    'Integration',
    [
      ...READING.filter((scope) => scope !== 'messages.read' && scope !== 'application_records.read'),
      ...([
        'clients.create',
        'clients.update',
        'contacts.update',
        'jobs.create',
        'jobs.update',
        'prices.view',
      ] as const),
    ],
  ],
  ['Reporting', [...READING, 'prices.view', 'costs.view', 'margin.view', 'reports.view', 'exports.create']],
];

const LABELS = new Map(
  SCOPE_GROUPS.flatMap(({ name, choices }) => choices.map(({ scope, label }) => [scope, `${name}: ${label}`] as const)),
);

/** A scope in words; one that a newer server has, as it is. */
export const scopeLabel = (scope: ApiKeyScope): string => LABELS.get(scope) ?? scope;
