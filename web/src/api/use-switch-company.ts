import { useSwitchCompany as useSwitchCompanyMutation } from './generated/queries/queries';
import { session } from './session';

/** Continues in another company. Reloads, so that nothing of the first one stays on screen. */
export function useSwitchCompany(): (tenantId: string) => void {
  const { mutate } = useSwitchCompanyMutation(undefined, {
    onSuccess: () => {
      session.tellOtherTabs();
      window.location.assign('/');
    },
  });
  return (tenantId) => mutate({ body: { tenantId } });
}
