export { SecondFactorOff, SecondFactorRequired, WrongSecondFactor } from './second-factors.errors.js';
export { SecondFactors } from './second-factors.js';
export { SecondFactorsModule } from './second-factors.module.js';
