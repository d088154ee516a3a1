import type { ChangeClientsByFilterDto, ClientDto } from '../../api/generated/requests/types.gen';
import type { Company, Person } from '../db';
import { startWork } from '../engine/long-work';
import { type MockApi, Reply } from '../mock-api';
import { invalid, MockProblem } from '../problem';
import { archive, checkArchive, clientsFoundBy, restore } from './clients.mock';

const EXAMPLES = 20;

export const clientsByFilterMock = {
  changeClientsByFilter: ({ company, me, body }) => {
    requireSense(body);
    const found = clientsFoundBy(company, body.filter).filter(({ updatedAt }) => updatedAt >= since(body.filter));
    const counts = { changed: 0, skipped: 0, failed: 0 };
    const [examples, problems]: [object[], object[]] = [[], []];
    const operation = startWork(company, me, {
      ...{ kind: `clients.${body.action}`, subject: null, total: found.length },
      isSlow: !body.dryRun && (body.tags?.includes('slow') ?? false),
      step: (start, end) => {
        for (const { id } of found.slice(start, end)) {
          const client = company.clients.get(id);
          const [outcome, problem] = attempt(company, me, client, body);
          counts[outcome] += 1;
          const named = { id, number: client.number, name: client.displayName };
          if (outcome === 'changed' && examples.length < EXAMPLES) examples.push(named);
          if (problem) problems.push({ ...named, ...problem });
        }
      },
      end: () => {
        const looked = counts.changed + counts.skipped + counts.failed;
        return { dryRun: body.dryRun ?? false, found: looked, ...counts, examples, problems };
      },
    });
    return new Reply(operation, { Location: `/api/v1/operations/${operation.id}` });
  },
} satisfies Partial<MockApi>;

const since = ({ updatedSince }: ChangeClientsByFilterDto['filter']): string =>
  updatedSince === undefined ? '' : new Date(updatedSince).toISOString();

function requireSense({ filter, all, action, tags }: ChangeClientsByFilterDto): void {
  const names = Object.values(filter).some((value) => (typeof value === 'string' ? value.trim() : value.length > 0));
  if (!names && !all) throw invalid({ pointer: '/filter', code: 'empty_filter', detail: 'Name at least one filter.' });
  const needsTags = action === 'add_tags' || action === 'remove_tags';
  if (needsTags && !tags?.length) throw invalid({ pointer: '/tags', code: 'required', detail: 'Send the tags.' });
  if (!needsTags && tags) throw invalid({ pointer: '/tags', code: 'tags_without_use', detail: 'Leave out the tags.' });
}

type Outcome = readonly ['changed' | 'skipped' | 'failed', problem?: object];

function attempt(company: Company, me: Person, client: ClientDto, wish: ChangeClientsByFilterDto): Outcome {
  const { id } = client;
  const isArchived = client.status === 'archived';
  const tags = tagsAfter(client, wish);
  if (tags ? tags.length === client.tags.length : isArchived === (wish.action === 'archive')) return ['skipped'];
  try {
    if (wish.action === 'archive') checkArchive(company, id);
    if (wish.dryRun) return ['changed'];
    if (tags) company.clients.change(me, id, { tags });
    else if (isArchived) restore(company, me, id);
    else archive(company, me, id);
    return ['changed'];
  } catch (error) {
    if (!(error instanceof MockProblem)) throw error;
    const { code, title, detail } = error.document('', '');
    return ['failed', { code, title, detail }];
  }
}

function tagsAfter({ tags }: ClientDto, { action, tags: given = [] }: ChangeClientsByFilterDto): string[] | null {
  if (action === 'add_tags') return [...new Set([...tags, ...given])];
  return action === 'remove_tags' ? tags.filter((tag) => !given.includes(tag)) : null;
}
