import { pageOf, wholePage } from './engine/page';
import type { MockApi } from './mock-api';
import { MockProblem, notFound } from './problem';
import { requireVersion } from './table';
import { uuidv7 } from '../lib/uuid';

export const tenancyMock = {
  getTenant: ({ company }) => company.tenant,

  updateTenant: ({ company, me, body, headers }) => {
    requireVersion(headers, company.tenant);
    const before = company.tenant;
    company.tenant = { ...before, ...body, version: before.version + 1 };
    company.record(me, { type: 'tenant.updated', entityType: 'tenant', row: company.tenant, previous: before });
    return company.tenant;
  },

  getLogo: ({ company }) => {
    if (!company.logo) throw notFound('logo_not_found', 'The company has no logo.');
    return company.logo;
  },

  replaceLogo: ({ company, body, headers }) => {
    requireVersion(headers, company.tenant);
    // A real one is read and written again; here it is kept as it came.
    if (body.file.type !== 'image/png')
      throw new MockProblem(422, 'unreadable_image', { detail: 'The mock takes PNG pictures only.' });
    company.logo = body.file;
    return (company.tenant = { ...company.tenant, logoFileId: uuidv7(), version: company.tenant.version + 1 });
  },

  deleteLogo: ({ company, headers }) => {
    requireVersion(headers, company.tenant);
    company.logo = null;
    company.tenant = { ...company.tenant, logoFileId: null, version: company.tenant.version + 1 };
  },

  listRoles: ({ company }) => wholePage(company.roles),

  listMembers: ({ company, query }) =>
    pageOf(
      company.people.map(({ user, membershipId, role }) => ({
        ...{ id: membershipId, userId: user.id, name: user.name, email: user.email },
        ...{ roleKey: role.key, roleName: role.name, status: 'active' },
      })),
      query,
    ),
} satisfies Partial<MockApi>;
