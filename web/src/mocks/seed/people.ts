export const DEMO_PASSWORD = 'hedgerow-demo-2026';

interface DemoPerson {
  email: string;
  name: string;
  roleKey: string;
  sees: string;
}

/** The sign-ins of the real demo, so that a habit learnt here works there. */
export const GREENFIELD_PEOPLE: readonly DemoPerson[] = [
  {
    email: 'owner@greenfield.example',
    name: 'Ellen Whitaker',
    roleKey: 'owner',
    sees: 'Everything, settings and people too',
  },
  {
    email: 'office@greenfield.example',
    name: 'Morgan Hale',
    roleKey: 'office_manager',
    sees: 'Clients, imports, jobs, messages',
  },
  {
    email: 'dispatch@greenfield.example',
    name: 'Tessa Lindqvist',
    roleKey: 'dispatcher',
    sees: 'The schedule and the crews',
  },
  {
    email: 'lead@greenfield.example',
    name: 'Luis Ortega',
    roleKey: 'crew_lead',
    sees: 'The visits of his crew, this week and next',
  },
  { email: 'crew@greenfield.example', name: 'Jamal Reed', roleKey: 'crew_member', sees: 'Today’s visits of his crew' },
  {
    email: 'accounting@greenfield.example',
    name: 'Priya Raman',
    roleKey: 'accountant',
    sees: 'Clients and finished work, read only',
  },
];

export const RIVAL_PEOPLE: readonly DemoPerson[] = [
  {
    email: 'owner@rival.example',
    name: 'Conrad Vance',
    roleKey: 'owner',
    sees: 'Another company, which knows nothing of Greenfield',
  },
];
