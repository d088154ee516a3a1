import {
  getMemberOptions,
  listInvitationsOptions,
  listMembersInfiniteOptions,
} from '../../api/generated/queries/queryOptions';
import { read } from '../../lib/search';

const STATUSES = ['active', 'disabled'] as const;

/** The list’s search and filters, as its URL has them. */
export interface TeamSearch {
  q?: string;
  role?: string;
  status?: (typeof STATUSES)[number];
}

export function parseTeamSearch({ q, role, status }: Record<string, unknown>): TeamSearch {
  const [text, roleId] = [read.text(q), read.text(role)];
  const known = read.oneOf(status, STATUSES);
  return {
    ...(text && { q: text.slice(0, 100) }),
    ...(roleId && { role: roleId }),
    ...(known && { status: known }),
  };
}

export const membersPages = ({ q, role, status }: TeamSearch) =>
  listMembersInfiniteOptions({ query: { ...(q && { q }), ...(role && { roleId: role }), ...(status && { status }) } });
export const memberOptions = (membershipId: string) => getMemberOptions({ path: { membershipId } });
/** Only the newest: people who accepted long ago are team members. */
export const invitationsOptions = () => listInvitationsOptions({ query: { limit: 200 } });
