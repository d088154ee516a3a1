import type { ImportDto, OperationDto } from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import type { Company } from '../db';
import { among, pageOf, wholePage } from '../engine/page';
import { csvFile } from '../files';
import { type MockApi, Reply } from '../mock-api';
import { invalid, invalidTransition, MockProblem } from '../problem';
import { requireVersion } from '../table';
import { importFields, PRESETS, targetOf, TEMPLATE } from './import-fields';
import { judge, previewOf, readRows } from './import-rows';
import { run, undo, validate } from './import-work';

type State = ImportDto['state'];

const NEXT: Record<State, readonly State[]> = {
  uploaded: ['mapped', 'cancelled'],
  mapped: ['mapped', 'validated', 'cancelled'],
  validated: ['mapped', 'validated', 'running', 'cancelled'],
  running: ['done', 'done_with_errors', 'cancelled'],
  done: ['rolled_back'],
  done_with_errors: ['rolled_back'],
  cancelled: ['rolled_back'],
  rolled_back: [],
};

const NAMES: ReadonlyArray<string | null> = ['display_name', 'company_name', 'full_name', 'first_name', 'last_name'];
const SAMPLES = 3;
const PREVIEW_ROWS = 10;

export const importsMock = {
  listImportFields: () => wholePage(importFields()),
  listImportPresets: () => wholePage([...PRESETS]),
  downloadImportTemplate: () => csvFile([TEMPLATE.map(([header]) => header), TEMPLATE.map(([, , example]) => example)]),

  listImports: ({ company, query }) => {
    const found = company.imports.all().filter(({ state }) => among(query.state, state));
    return pageOf(found.toReversed(), query);
  },

  createImport: async ({ company, body: { file } }) => {
    if (!(file instanceof File)) throw invalid({ pointer: '/file', code: 'required', detail: 'Send a file.' });
    if (file.size === 0) throw new MockProblem(422, 'import_file_empty', { detail: 'There is nothing in it.' });
    if (!/\.(csv|txt)$/i.test(file.name))
      throw new MockProblem(415, 'import_file_unsupported', { detail: 'The mock reads CSV files only.' });
    const [header = [], ...rows] = readRows(await file.text());
    const row = company.imports.seed(newImport(company, file, header, rows));
    company.importRows.set(row.id, rows);
    return row;
  },

  getImport: ({ company, path }) => company.imports.get(path.importId),

  updateImport: ({ company, me, path, body, headers }) => {
    const row = company.imports.get(path.importId);
    requireVersion(headers, row);
    requireStep(row, 'mapped');
    const columns = row.columns.map((column) => {
      const chosen = body.mapping?.find((candidate) => candidate.column === column.column);
      return chosen || body.mapping ? { ...column, target: chosen?.target ?? null } : column;
    });
    const state = row.state === 'uploaded' && !body.mapping ? 'uploaded' : 'mapped';
    const options = { ...row.options, ...body.options };
    return company.imports.change(me, row.id, { columns, options, state, validation: null });
  },

  previewImport: ({ company, path, query }) => {
    const row = company.imports.get(path.importId);
    const rows = (company.importRows.get(row.id) ?? []).slice(0, query.limit ?? PREVIEW_ROWS);
    return { rows: judge(company, row, rows).map(previewOf) };
  },

  validateImport: ({ company, me, path }) => {
    const row = company.imports.get(path.importId);
    requireStep(row, 'validated');
    if (!row.columns.some(({ target }) => NAMES.includes(target)))
      throw new MockProblem(422, 'import_name_not_mapped', { detail: 'Map a column to the name of the client.' });
    return accepted(validate(company, me, row));
  },

  runImport: ({ company, me, path }) => {
    const row = company.imports.get(path.importId);
    requireStep(row, 'running');
    return accepted(run(company, me, row));
  },

  undoImport: ({ company, me, path }) => {
    const row = company.imports.get(path.importId);
    requireStep(row, 'rolled_back');
    if (row.undoUntil === null) throw new MockProblem(409, 'undo_expired', { detail: 'This import created nothing.' });
    return accepted(undo(company, me, row));
  },

  cancelImport: ({ company, me, path }) => {
    const row = company.imports.get(path.importId);
    if (row.activity === 'undoing') throw new MockProblem(409, 'import_busy', { detail: 'An undo cannot be stopped.' });
    if (!NEXT[row.state].includes('cancelled')) throw invalidTransition(row.state, 'cancelled', NEXT[row.state]);
    if (row.activity && row.operationId) {
      company.operations.touch(row.operationId, { cancelRequested: true });
      return company.imports.touch(row.id, { state: 'cancelled' });
    }
    return company.imports.change(me, row.id, { state: 'cancelled', finishedAt: company.db.now().toISOString() });
  },

  listImportProblems: ({ company, path, query }) => {
    const { id } = company.imports.get(path.importId);
    const problems = company.importProblems.get(id) ?? [];
    return pageOf(
      problems.filter(({ severity, code }) => among(query.severity, severity) && among(query.code, code)),
      query,
    );
  },

  downloadImportProblems: ({ company, path, query }) => {
    const { id } = company.imports.get(path.importId);
    const problems = (company.importProblems.get(id) ?? []).filter(({ severity }) => among(query.severity, severity));
    const rows = problems.map(({ line, code, detail, value }) => [line, code, detail, value ?? '']);
    return csvFile([['Line', 'Problem', 'What to do', 'Value'], ...rows]);
  },
} satisfies Partial<MockApi>;

function requireStep({ state, activity }: ImportDto, to: State): void {
  if (activity)
    throw new MockProblem(409, 'import_busy', { detail: `Wait until it has finished ${activity}, or cancel it.` });
  if (!NEXT[state].includes(to)) throw invalidTransition(state, to, NEXT[state]);
}

const accepted = (operation: OperationDto): Reply<OperationDto> =>
  new Reply(operation, { Location: `/api/v1/operations/${operation.id}` });

function newImport(company: Company, file: File, header: string[], rows: string[][]): ImportDto {
  const now = company.db.now().toISOString();
  const targets = header.map(targetOf);
  return {
    ...{ id: uuidv7(), state: 'uploaded', activity: null, fileName: file.name, fileBytes: file.size },
    preset: header[0] === TEMPLATE[0]?.[0] ? 'template' : null,
    format: { kind: 'csv', encoding: 'utf-8', byteOrderMark: false, delimiter: ',', headerLine: 1 },
    columns: header.map((name, column) => ({
      ...{ column, name, ignored: false, target: targets[column] ?? null },
      samples: rows.slice(0, SAMPLES).map((cells) => cells[column] ?? ''),
    })),
    options: { defaultCountry: 'US', onDuplicate: 'skip', shareAddress: true },
    ...{ rowCount: rows.length, rowsDone: 0, validation: null, result: null, operationId: null, failure: null },
    ...{ finishedAt: null, undoUntil: null, createdAt: now, updatedAt: now, version: 1 },
  };
}
