import type { PresetRole } from '../kernel/access/index.js';

export type DemoCompany = 'greenfield' | 'rival';

export const COMPANY_NAMES: Record<DemoCompany, string> = {
  greenfield: 'Greenfield Lawn & Landscape',
  rival: 'Rival Grounds Care',
};

export interface DemoAccount {
  email: string;
  name: string;
  role: PresetRole;
  roleName: string;
  /** What the person does, for who chooses an account to look around with. */
  sees: string;
  company: DemoCompany;
}

/** The closed list of demo sign-ins; other people's tools rely on the addresses. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: 'owner@greenfield.example',
    name: 'Ellen Whitaker',
    role: 'owner',
    roleName: 'Owner',
    sees: 'Everything, settings and people too',
    company: 'greenfield',
  },
  {
    email: 'office@greenfield.example',
    name: 'Morgan Hale',
    role: 'office_manager',
    roleName: 'Office manager',
    sees: 'Clients, imports, jobs, messages',
    company: 'greenfield',
  },
  {
    email: 'dispatch@greenfield.example',
    name: 'Tessa Lindqvist',
    role: 'dispatcher',
    roleName: 'Dispatcher',
    sees: 'The schedule and the crews',
    company: 'greenfield',
  },
  {
    email: 'lead@greenfield.example',
    name: 'Luis Ortega',
    role: 'crew_lead',
    roleName: 'Crew lead',
    sees: 'The visits of his crew, this week and next',
    company: 'greenfield',
  },
  {
    email: 'crew@greenfield.example',
    name: 'Jamal Reed',
    role: 'crew_member',
    roleName: 'Crew member',
    sees: 'Today’s visits of his crew',
    company: 'greenfield',
  },
  {
    email: 'accounting@greenfield.example',
    name: 'Priya Raman',
    role: 'accountant',
    roleName: 'Accountant',
    sees: 'Clients and finished work, read only',
    company: 'greenfield',
  },
  {
    email: 'owner@rival.example',
    name: 'Conrad Vance',
    role: 'owner',
    roleName: 'Owner',
    sees: 'Another company, which knows nothing of Greenfield',
    company: 'rival',
  },
];

export const accountsOf = (company: DemoCompany): DemoAccount[] =>
  DEMO_ACCOUNTS.filter((account) => account.company === company);
