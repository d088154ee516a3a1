export { AppError, appError, type AppErrorClass, type FieldError, type ProblemMembers } from './app-error.js';
export * from './kernel-errors.js';
export { FieldErrorDto, ProblemDto } from './problem.dto.js';
export { requireVersion, type SeenVersion } from './seen-version.js';
export { MOST_ERRORS, problemOf } from './problem-document.js';
export { toAppError } from './to-app-error.js';
export { limitReached } from './limit-reached.js';
