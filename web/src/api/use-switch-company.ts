import { useSwitchCompany as useSwitchCompanyMutation } from './generated/queries/queries';
import { session } from './session';

/** Goes on as a member of another company. Starts afresh, so that nothing of the first stays on the screen. */
export function useSwitchCompany(): (tenantId: string) => void {
  const { mutate } = useSwitchCompanyMutation(undefined, {
    onSuccess: () => {
      session.tellOtherTabs();
      window.location.assign('/');
    },
  });
  return (tenantId) => mutate({ body: { tenantId } });
}
