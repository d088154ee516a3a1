import { appError } from '../../kernel/problem/index.js';

/** The company has set no logo. */
export class LogoNotFound extends appError(404, 'logo_not_found', 'No logo uploaded') {}

/** A picture of an accepted type that cannot be decoded. */
export class UnreadableImage extends appError(422, 'unreadable_image', 'Image can’t be read') {}
