import { appError } from '../../kernel/problem/index.js';

/** Nobody of the company, or somebody without a photo. */
export class AvatarNotFound extends appError(404, 'avatar_not_found', 'No photo uploaded') {}
