import { useMemo } from 'react';
import { makeFormat } from '../lib/format';
import { type Can, no, yes } from '../lib/can';
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

/** The rule behind most of a feature’s `*-can.ts`; the API enforces the same with a 403. */
export function may(me: Pick<Me, 'permissions' | 'roleName'>, permission: Permission, toDo: string): Can {
  return me.permissions.includes(permission) ? yes : no(`Your role (${me.roleName}) can’t ${toDo}.`);
}
