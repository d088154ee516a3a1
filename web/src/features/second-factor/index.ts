export { secondFactorOptions } from './second-factor-queries';
export { SecondFactorSection } from './second-factor-section';
