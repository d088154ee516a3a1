export { developersCan } from './developers-can';
export { Guarded } from './guarded';
export { RotateDialog } from './rotate-dialog';
export { SecretDialog } from './secret-dialog';
