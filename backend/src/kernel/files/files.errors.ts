import { appError } from '../problem/index.js';

/** There is no such file in this company. */
export class FileNotFound extends appError(404, 'file_not_found', 'File not found') {}

/** A picture of an accepted type that cannot be decoded. */
export class UnreadableImage extends appError(422, 'unreadable_image', 'Image can’t be read') {}
