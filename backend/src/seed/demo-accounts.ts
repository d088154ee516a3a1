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
    sees: 'Everything, including settings and team',
    company: 'greenfield',
  },
  {
    email: 'office@greenfield.example',
    name: 'Morgan Hale',
    role: 'office_manager',
    roleName: 'Office manager',
    sees: 'Clients, imports, jobs, and messages',
    company: 'greenfield',
  },
  {
    email: 'dispatch@greenfield.example',
    name: 'Tessa Lindqvist',
    role: 'dispatcher',
    roleName: 'Dispatcher',
    sees: 'Jobs, visits, and crews',
    company: 'greenfield',
  },
  {
    email: 'lead@greenfield.example',
    name: 'Luis Ortega',
    role: 'crew_lead',
    roleName: 'Crew lead',
    sees: 'His crew’s visits, this week and next',
    company: 'greenfield',
  },
  {
    email: 'crew@greenfield.example',
    name: 'Jamal Reed',
    role: 'crew_member',
    roleName: 'Crew member',
    sees: 'His crew’s visits today',
    company: 'greenfield',
  },
  {
    email: 'accounting@greenfield.example',
    name: 'Priya Raman',
    role: 'accountant',
    roleName: 'Accountant',
    sees: 'Clients and completed work (read-only)',
    company: 'greenfield',
  },
  {
    email: 'owner@rival.example',
    name: 'Conrad Vance',
    role: 'owner',
    roleName: 'Owner',
    sees: 'A separate company with its own data',
    company: 'rival',
  },
];

export const accountsOf = (company: DemoCompany): DemoAccount[] =>
  DEMO_ACCOUNTS.filter((account) => account.company === company);
