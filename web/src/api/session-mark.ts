/**
 * Tells that someone is most likely signed in here. The API sets this cookie beside the refresh cookie, which scripts
 * can’t read; without it, the app doesn’t ask for a session. It is a cookie because Safari deletes script-written
 * storage after a week, and sign-ins last a month.
 */
const NAME = 'hedgerow_signed_in';

/** Sign-ins from before the cookie existed left this in the storage. */
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
    // Storage is disabled in this browser.
    return false;
  }
}
