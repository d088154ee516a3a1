import { appError } from '../../kernel/problem/index.js';

/** There is no such operation, or it is somebody else's and the role only shows one's own. */
export class OperationNotFound extends appError(404, 'operation_not_found', 'Operation not found') {}

/** The operation has made no file, or not yet. */
export class OperationFileNotFound extends appError(
  404,
  'operation_file_not_found',
  'This operation doesn’t have a file',
) {}
