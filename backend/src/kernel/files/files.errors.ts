import { appError } from '../problem/index.js';

/** There is no such file in this company. */
export class FileNotFound extends appError(404, 'file_not_found', 'File not found') {}
