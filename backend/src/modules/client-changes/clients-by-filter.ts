import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Permission, requirePermission } from '../../kernel/access/index.js';
import { type FieldError, ValidationFailed } from '../../kernel/problem/index.js';
import { type FilteredChange, FilteredChanges } from '../filtered-changes/index.js';
import { OperationDto } from '../operations/index.js';
import type { TaskRun } from '../../kernel/queue/index.js';
import { spelledAs, withoutTags } from '../client-tags/index.js';
import { Client, ClientsService } from '../clients/index.js';
import { ChangeClients } from './client-changes.queue.js';
import { type ClientMatch, ClientMatches } from '../client-search/index.js';
import type { ChangeClientsByFilterDto, ChangedClientsFilterDto, ClientChange } from './clients-by-filter.dto.js';

type Change = Omit<FilteredChange<ClientMatch>, 'matches' | 'permission'>;

const PERMISSION: Record<ClientChange, Permission> = {
  archive: 'clients.archive',
  restore: 'clients.archive',
  activate: 'clients.update',
  deactivate: 'clients.update',
  add_tags: 'clients.update',
  remove_tags: 'clients.update',
  set_lead_source: 'clients.update',
};

/** The changes that can be made to all clients that a filter finds. */
@Injectable()
export class ClientsByFilter {
  constructor(
    private readonly clients: ClientsService,
    private readonly changes: FilteredChanges,
  ) {}

  async start(request: ChangeClientsByFilterDto): Promise<OperationDto> {
    requirePermission(PERMISSION[request.action]);
    requireSense(request);
    return OperationDto.from(await this.changes.start(`clients.${request.action}`, request, ChangeClients));
  }

  run(operationId: string, run: TaskRun): Promise<void> {
    const changeOf = (request: ChangeClientsByFilterDto, askedAt: Date) => ({
      ...this.changeFor(request),
      permission: PERMISSION[request.action],
      matches: new ClientMatches(request.filter, askedAt),
    });
    return this.changes.run(operationId, changeOf, run);
  }

  private changeFor({ action, tags = [], leadSource = null }: ChangeClientsByFilterDto): Change {
    const changes: Record<ClientChange, Change> = {
      archive: {
        message: 'Archiving clients',
        concerns: ({ status }) => status !== 'archived',
        check: (client) => this.clients.checkArchive(client),
        apply: ({ id }) => this.clients.toArchive(id),
      },
      restore: {
        message: 'Restoring clients',
        concerns: ({ status }) => status === 'archived',
        check: () => undefined,
        apply: ({ id }) => this.clients.fromArchive(id),
      },
      activate: this.move('Making clients active', 'active'),
      deactivate: this.move('Making clients inactive', 'inactive'),
      add_tags: this.retag('Adding tags', (carried) => spelledAs(carried, [...carried, ...tags])),
      remove_tags: this.retag('Removing tags', (carried) => withoutTags(carried, tags)),
      set_lead_source: {
        message: 'Setting the lead source',
        concerns: (client) => client.leadSource !== leadSource,
        check: () => undefined,
        apply: ({ id, version }) => this.clients.updateAlone(id, version, { leadSource }),
      },
    };
    return changes[action];
  }

  private move(message: string, to: 'active' | 'inactive'): Change {
    return {
      message,
      concerns: ({ status }) => status !== to,
      check: ({ status }) => this.clients.checkMove(status, to),
      apply: ({ id }) => this.clients.moveAlone(id, to),
    };
  }

  private retag(message: string, tagsAfter: (carried: string[]) => string[]): Change {
    return {
      message,
      concerns: ({ tags }) => !isDeepStrictEqual(tagsAfter(tags), tags),
      check: ({ tags }) => {
        requireFewEnough(tagsAfter(tags));
      },
      apply: ({ id, version, tags }) => {
        const changed = tagsAfter(tags);
        requireFewEnough(changed);
        return this.clients.updateAlone(id, version, { tags: changed });
      },
    };
  }
}

/** Rules across the fields of the request. */
function requireSense({ filter, all = false, action, tags, leadSource }: ChangeClientsByFilterDto): void {
  const errors: FieldError[] = [];
  if (!all && namesNothing(filter)) errors.push(NAMES_NOTHING);
  const needsTags = action === 'add_tags' || action === 'remove_tags';
  if (needsTags && !tags?.length) errors.push(TAGS_MISSING);
  if (!needsTags && tags) errors.push(TAGS_IDLE);
  if ((action === 'set_lead_source') !== (leadSource !== undefined))
    errors.push(leadSource === undefined ? SOURCE_MISSING : SOURCE_IDLE);
  if (errors.length > 0) throw new ValidationFailed(errors);
}

const NAMES_NOTHING = {
  pointer: '/filter',
  code: 'empty_filter',
  detail: 'Set at least one filter, or send `"all": true` to change every client that isn’t archived.',
};
const TAGS_MISSING = { pointer: '/tags', code: 'required', detail: 'Enter the tags to add or remove.' };
const SOURCE_MISSING = {
  pointer: '/leadSource',
  code: 'required',
  detail: 'Enter a lead source, or send null to clear it.',
};
const SOURCE_IDLE = {
  pointer: '/leadSource',
  code: 'lead_source_without_use',
  detail: 'A lead source is allowed only with set_lead_source.',
};
const TAGS_IDLE = {
  pointer: '/tags',
  code: 'tags_without_use',
  detail: 'Tags are allowed only with add_tags and remove_tags.',
};

/** Whether the list would treat this as no filter at all. */
const namesNothing = ({ q, status, kind, tag, updatedSince, ids }: ChangedClientsFilterDto): boolean =>
  !(ids || q?.trim() || status?.length || kind || tag?.length || updatedSince);

function requireFewEnough(tags: string[]): void {
  if (tags.length <= Client.maxTags) return;
  const detail = `A client can have up to ${Client.maxTags} tags.`;
  throw new ValidationFailed([{ pointer: '/tags', code: 'array_max_size', detail }]);
}
