import { among, pageOf } from './engine/page';
import type { MockApi } from './mock-api';
import { invalidTransition, notFound } from './problem';

export const operationsMock = {
  listOperations: ({ company, query }) => {
    const found = company.operations
      .all()
      .filter(({ state, kind }) => among(query.state, state) && among(query.kind, kind))
      .toReversed();
    return pageOf(found, query);
  },

  getOperation: ({ company, path }) => company.operations.get(path.operationId),

  cancelOperation: ({ company, path }) => {
    const { id, state } = company.operations.get(path.operationId);
    if (state !== 'queued' && state !== 'running') throw invalidTransition(state, 'cancelled', []);
    return company.operations.touch(id, { cancelRequested: true });
  },

  downloadOperationFile: ({ company, path }) => {
    const file = company.files.get(company.operations.get(path.operationId).id);
    if (!file) throw notFound('operation_file_not_found', 'This operation has no file.');
    return file;
  },
} satisfies Partial<MockApi>;
