import { useMemo } from 'react';
import { makeFormat } from '../lib/format';
import { allOf, type Can, no, yes } from '../lib/can';
import { getMeOptions } from './generated/queries/queryOptions';
import type { GetMeResponse } from './generated/requests/types.gen';
import { usePrefetched } from './use-prefetched';

export type Me = GetMeResponse;
export type Permission = Me['permissions'][number];

export const meOptions = () => getMeOptions();

/** The current user, company, and permissions. The shell’s loader has fetched it. */
export const useMe = (): Me => usePrefetched(meOptions());

/** Formats dates, money, and phone numbers the way the company does. */
export function useFormat() {
  const { locale, timezone, currency } = useMe().tenant;
  return useMemo(() => makeFormat({ locale, timezone, currency }), [locale, timezone, currency]);
}

/** Who asks. With a company, its standing counts. */
type Who = Pick<Me, 'permissions' | 'roleName'> & { tenant?: Pick<Me['tenant'], 'name' | 'status'> };

/** Whether the company is only viewed and exported: it is suspended, or closed and about to be deleted. */
export const isReadOnly = ({ status }: Pick<Me['tenant'], 'status'>): boolean =>
  status === 'suspended' || status === 'closing';

/** The rule behind most of a feature’s `*-can.ts`, for whatever changes something; the API enforces the same with a 403. */
export const may = (me: Who, permission: Permission, toDo: string): Can =>
  allOf(mayView(me, permission, toDo), takesChanges(me));

/** Whether anything of the company can be changed. */
export const takesChanges = ({ tenant }: Who): Can =>
  tenant && isReadOnly(tenant) ? no(`${tenant.name} is read-only.`) : yes;

/** The same for what only shows or exports something: a read-only company can do it. */
export function mayView({ permissions, roleName }: Who, permission: Permission, toDo: string): Can {
  return permissions.includes(permission) ? yes : no(`Your role (${roleName}) can’t ${toDo}.`);
}
