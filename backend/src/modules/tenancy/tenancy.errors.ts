import { appError } from '../../kernel/problem/index.js';

/** The company has set no logo. */
export class LogoNotFound extends appError(404, 'logo_not_found', 'No logo uploaded') {}
