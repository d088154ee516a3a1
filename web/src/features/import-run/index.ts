export { CheckStep } from './check-step';
export { ImportStep } from './import-result';
export { StopButton } from './stop-button';
