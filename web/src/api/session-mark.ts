/**
 * Says that somebody is most likely signed in here. The API sets it beside the refresh cookie, which no script can read: who
 * has neither is not asked for a session that nobody has. A cookie and not the storage, because Safari clears what scripts
 * have stored after a week, and sign-ins last for a month.
 */
const NAME = 'hedgerow_signed_in';

/** Sign-ins from before that cookie left this in the storage. */
const STORED_BEFORE = 'hedgerow-signed-in';

export const sessionMark = {
  get isThere(): boolean {
    return document.cookie.includes(`${NAME}=`) || stored((storage) => storage.getItem(STORED_BEFORE) !== null);
  },

  forget(): void {
    document.cookie = `${NAME}=; Path=/; Max-Age=0; SameSite=Strict`;
    stored((storage) => storage.removeItem(STORED_BEFORE));
  },
};

function stored<T>(ask: (storage: Storage) => T): T | false {
  try {
    return ask(localStorage);
  } catch {
    // Storage is off in this browser.
    return false;
  }
}
