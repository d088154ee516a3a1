import { getSignInOptions, listDemoAccounts } from './generated/requests/public.gen';
import type { GetSignInOptionsResponse, ListDemoAccountsResponse } from './generated/requests/types.gen';

/** Data of the pages before sign-in. */
export interface DoorFacts {
  demoAccounts: ListDemoAccountsResponse['items'];
  registration: GetSignInOptionsResponse['registration'];
  mail: GetSignInOptionsResponse['mail'];
}

export async function readDoor(): Promise<DoorFacts> {
  const [accounts, options] = await Promise.all([
    listDemoAccounts({ throwOnError: true }),
    getSignInOptions({ throwOnError: true }),
  ]);
  return { demoAccounts: accounts.data.items, ...options.data };
}

/** Whether the server responds at all. */
export const isReachable = async (): Promise<boolean> => (await getSignInOptions()).error === undefined;
