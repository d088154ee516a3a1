export { SecondFactorResetsModule } from './second-factor-resets.module.js';
