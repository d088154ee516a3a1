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
  /** What the person does, for choosing an account to look around with. */
  sees: string;
  company: DemoCompany;
}

/** The fixed list of demo sign-ins; other people's tools rely on the addresses. */
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

/**
 * The rest of the team: somebody in every preset role. They sign in with the same password, but are not offered on the
 * sign-in page.
 */
export const DEMO_TEAM: Readonly<Record<DemoCompany, ReadonlyArray<Pick<DemoAccount, 'email' | 'name' | 'role'>>>> = {
  greenfield: [
    { email: 'admin@greenfield.example', name: 'Noel Abernathy', role: 'admin' },
    { email: 'estimates@greenfield.example', name: 'Rosa Delgado', role: 'sales' },
    { email: 'board@greenfield.example', name: 'Harold Whitaker', role: 'read_only' },
  ],
  rival: [
    { email: 'admin@rival.example', name: 'Ines Vance', role: 'admin' },
    { email: 'office@rival.example', name: 'Graham Pell', role: 'office_manager' },
    { email: 'estimates@rival.example', name: 'Lorna Quist', role: 'sales' },
    { email: 'dispatch@rival.example', name: 'Bo Marchetti', role: 'dispatcher' },
    { email: 'lead@rival.example', name: 'Silas Okoro', role: 'crew_lead' },
    { email: 'crew@rival.example', name: 'Petra Lund', role: 'crew_member' },
    { email: 'accounting@rival.example', name: 'Yusuf Hale', role: 'accountant' },
    { email: 'partner@rival.example', name: 'Edith Vance', role: 'read_only' },
  ],
};

/** Everybody who works in a company of the demo. */
export const peopleOf = (company: DemoCompany) => [...accountsOf(company), ...DEMO_TEAM[company]];

/** Pending invitations of each company. */
export const DEMO_INVITATIONS: Readonly<Record<DemoCompany, { email: string; name: string }>> = {
  greenfield: { email: 'books@greenfield.example', name: 'Dana Whitfield' },
  rival: { email: 'books@rival.example', name: 'Otis Fane' },
};
