import { eachForItself, ifMatch } from '../engine/bulk';
import type { MockApi } from '../mock-api';
import { archive, clientsMock, restore } from './clients.mock';

export const bulkClientsMock = {
  bulkClients: (request) =>
    eachForItself(request.body.rows, (row) => {
      const { company, me } = request;
      if (row.action === 'create') return clientsMock.createClient({ ...request, body: row.client });
      if (row.action === 'update') {
        const one = { ...request, path: { clientId: row.id }, headers: ifMatch(row.version) };
        return clientsMock.updateClient({ ...one, body: row.changes });
      }
      return row.action === 'archive' ? archive(company, me, row.id) : restore(company, me, row.id);
    }),
} satisfies Partial<MockApi>;
