import { useEffect, useEffectEvent } from 'react';
import type { SignInDto } from '../../api/generated/requests/types.gen';
import { useFirstTouch } from '../../ui/use-first-touch';
import { askForPasskey, complete, knowsPasskeys } from './passkey-sign-in';

/** Once somebody is here, lets the browser suggest passkeys at the field for the email, where it can. `submit` is given what to do once one was chosen. */
export function usePasskeyAutofill(submit: (signIn: () => Promise<SignInDto>) => void): void {
  const chosen = useEffectEvent(submit);
  const isTouched = useFirstTouch();
  useEffect(() => {
    if (!isTouched || !knowsPasskeys()) return;
    let isShown = true;
    const suggest = async () => {
      // Browsers of two years ago may not know the question.
      if (!('isConditionalMediationAvailable' in PublicKeyCredential)) return;
      if (!(await PublicKeyCredential.isConditionalMediationAvailable())) return;
      const signed = await askForPasskey({}, true);
      if (signed && isShown) chosen(() => complete(signed));
    };
    // Nobody has asked for it, so nobody is told that it failed: there is a button.
    suggest().catch(() => undefined);
    return () => {
      isShown = false;
      void import('./passkey-ceremony').then(({ giveUp }) => giveUp());
    };
  }, [isTouched]);
}
