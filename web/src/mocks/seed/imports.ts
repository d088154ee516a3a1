import type { ImportDto } from '../../api/generated/requests/types.gen';
import type { Company } from '../db';
import { TEMPLATE } from '../imports/import-fields';
import { countsOf } from '../imports/import-rows';
import { seedId } from './ids';

const ROWS = ['Wren Calloway', 'Ines Duarte', '', 'Tomas Byrne'].map((name) =>
  TEMPLATE.map(([, target]) => (target === 'display_name' ? name : '')),
);

/** One list that is mapped and waits for its dry run, and one that is in and can still be undone. */
export function seedImports(company: Company): void {
  const waiting = company.imports.seed(makeImport(company, 0, 'spring-leads.csv'));
  company.importRows.set(waiting.id, ROWS);
  const counts = countsOf([]);
  const made = company.clients
    .all()
    .filter(({ status, properties }) => status === 'lead' && properties.length > 0)
    .map(({ id }) => id);
  const done = company.imports.seed({
    ...makeImport(company, 1, 'old-address-book.csv'),
    ...{ state: 'done', rowCount: made.length, rowsDone: made.length },
    validation: { ...counts, created: made.length },
    result: { ...counts, created: made.length },
    finishedAt: company.db.now().toISOString(),
    undoUntil: new Date(company.db.now().getTime() + 6 * 86_400_000).toISOString(),
  });
  company.importedClients.set(done.id, made);
  seedExport(company);
}

/** Long work that has ended, and left a file. */
function seedExport(company: Company): void {
  const now = company.db.now().toISOString();
  const id = seedId('operation', 0);
  company.files.set(id, new Blob(['Names of the clients'], { type: 'application/octet-stream' }));
  company.operations.seed({
    ...{ id, kind: 'clients.export', subject: null, createdBy: null, hasFile: true, cancelRequested: false },
    ...{ state: 'succeeded', done: 1, total: 1, message: null, problem: null, result: null },
    ...{ createdAt: now, updatedAt: now, startedAt: now, finishedAt: now, heartbeatAt: now, version: 1 },
  });
}

function makeImport(company: Company, index: number, fileName: string): ImportDto {
  const now = company.db.now().toISOString();
  return {
    ...{ id: seedId('import', index), state: 'mapped', activity: null, fileName, fileBytes: 2_048, preset: 'template' },
    format: { kind: 'csv', encoding: 'utf-8', byteOrderMark: false, delimiter: ',', headerLine: 1 },
    columns: TEMPLATE.map(([name, target], column) => ({
      ...{ column, name, target, ignored: false },
      samples: ROWS.map((cells) => cells[column] ?? ''),
    })),
    options: { defaultCountry: 'US', onDuplicate: 'skip', shareAddress: true },
    ...{ rowCount: ROWS.length, rowsDone: 0, validation: null, result: null, operationId: null, failure: null },
    ...{ finishedAt: null, undoUntil: null, createdAt: now, updatedAt: now, version: 1 },
  };
}
