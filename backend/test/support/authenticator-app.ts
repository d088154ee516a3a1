import { TOTP, URI } from 'otpauth';

const STEP_MS = 30_000;

/** What stands in for the app on somebody's phone: knows the secret, and says the code of now or of another half minute. */
export class AuthenticatorApp {
  private readonly otp: TOTP;

  /** @param now milliseconds: a spec that moves the clock by hand gives its own */
  constructor(
    uri: string,
    private readonly now: () => number = Date.now,
  ) {
    const otp = URI.parse(uri);
    if (!(otp instanceof TOTP)) throw new Error(`No TOTP: ${uri}`);
    this.otp = otp;
  }

  /** @param steps half minutes from now: -1 is the one before */
  code(steps = 0): string {
    return this.otp.generate({ timestamp: this.now() + steps * STEP_MS });
  }
}
