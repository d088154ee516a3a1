export { RecoveryCodes } from './recovery-codes';
export { secondFactorOptions } from './second-factor-queries';
export { SecondFactorSection } from './second-factor-section';
export { SetUpSteps } from './set-up-steps';
