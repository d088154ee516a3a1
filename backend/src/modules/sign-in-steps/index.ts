export { FailedSignIns } from './failed-sign-ins.js';
export { type Challenge, SignInChallenges } from './sign-in-challenges.js';
export { SignInChallengeInvalid } from './sign-in-steps.errors.js';
export { SignInStepsModule } from './sign-in-steps.module.js';
