import { Injectable } from '@nestjs/common';
import { can, requirePermission } from '../../kernel/access/index.js';
import { actorId, currentActor } from '../../kernel/context/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { Files, type OpenFile } from '../../kernel/files/index.js';
import { InvalidTransition } from '../../kernel/problem/index.js';
import type { ListOperationsQuery } from './operation.dto.js';
import type { Operation } from './operation.entity.js';
import { OperationNews } from './operation-news.js';
import { OperationFileNotFound, OperationNotFound } from './operations.errors.js';
import { OperationsRepository } from './operations.repository.js';
import { Operations } from './operations.service.js';

/**
 * What people do with operations: view, cancel, download the file. Everyone sees their own; `operations.read` shows
 * all.
 */
@Injectable()
export class VisibleOperations {
  constructor(
    private readonly operations: OperationsRepository,
    private readonly files: Files,
    private readonly news: OperationNews,
    private readonly scopes: Scopes,
    private readonly work: Operations,
  ) {}

  list(query: ListOperationsQuery): Promise<Page<Operation>> {
    return this.operations.list(query, !can('operations.read'));
  }

  /** Throws `OperationNotFound` (404). */
  async get(id: string): Promise<Operation> {
    const operation = await this.operations.find(id);
    if (!operation || !(isOwn(operation) || can('operations.read'))) throw new OperationNotFound();
    return operation;
  }

  /**
   * Asks the worker to stop. Repeating it is fine; a finished operation cannot be stopped: `InvalidTransition` (409).
   */
  async cancel(id: string): Promise<Operation> {
    const operation = await this.get(id);
    if (!isOwn(operation)) requirePermission('settings.manage');
    if (operation.cancelRequestedAt && !operation.finishedAt) return operation;
    const asked = await this.operations.changeOpen(id, { cancelRequestedAt: () => 'now()' });
    if (!asked) throw new InvalidTransition((await this.get(id)).state, 'cancelled', []);
    this.news.tell(asked);
    return asked;
  }

  /** Throws `OperationNotFound` and `OperationFileNotFound` (404), and `Forbidden` (403). What not everybody may have is noted. */
  async openFile(id: string): Promise<OpenFile> {
    const { kind, resultFileId, filePermissions } = await this.get(id);
    if (!resultFileId) throw new OperationFileNotFound();
    if (filePermissions) {
      for (const permission of filePermissions) requirePermission(permission);
      await this.scopes.transaction(() => this.work.tellDownload(kind, id));
    }
    return this.files.open(resultFileId);
  }
}

const isOwn = ({ createdBy }: Operation) => createdBy !== null && createdBy === actorId(currentActor());
