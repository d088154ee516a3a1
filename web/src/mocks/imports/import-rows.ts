import { parse } from 'csv-parse/sync';
import type {
  CreateClientDto,
  ImportCountsDto,
  ImportDto,
  ImportProblemDto,
  PreviewRowDto,
} from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import { readPhone } from '../clients/make-client';
import type { Company } from '../db';
import { MockProblem } from '../problem';

type Target = NonNullable<ImportDto['columns'][number]['target']>;
type Values = Partial<Record<Target, string>>;

/** A row of the file and what would become of it. */
export interface JudgedRow {
  line: number;
  outcome: PreviewRowDto['outcome'];
  client: CreateClientDto;
  problems: ImportProblemDto[];
}

/** Reads a CSV file with commas. Throws what the real thing says of a file without rows. */
export function readRows(text: string): string[][] {
  const rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  if (rows.length < 2) throw new MockProblem(422, 'import_no_rows', { detail: 'There is a header at most.' });
  return rows;
}

/** What would become of each row: a failed one lacks a name, a duplicate has the e-mail address of a client. */
export function judge(company: Company, { columns, options }: ImportDto, rows: readonly string[][]): JudgedRow[] {
  const known = new Set(company.clients.all().flatMap(({ contacts }) => contacts.flatMap(({ emails }) => emails)));
  return rows.map((cells, index) => {
    const line = index + 2;
    const values = valuesOf(columns, cells);
    const client = clientOf(values);
    const problem = (code: string, severity: ImportProblemDto['severity'], detail: string, target: Target) => {
      const column = columns.find((candidate) => candidate.target === target);
      const value = values[target] ?? null;
      return {
        id: uuidv7(),
        line,
        code,
        severity,
        detail,
        column: column?.column ?? null,
        columnName: column?.name ?? null,
        value,
        clientId: null,
      };
    };
    if (client.displayName === '')
      return {
        line,
        outcome: 'failed',
        client,
        problems: [problem('name_missing', 'error', 'There is no name in this row.', 'display_name')],
      };
    const email = values.email?.toLowerCase() ?? '';
    if (known.has(email) && options.onDuplicate === 'skip')
      return {
        line,
        outcome: 'duplicate_client',
        client,
        problems: [problem('duplicate_client', 'skipped', 'A client has this e-mail address.', 'email')],
      };
    known.add(email);
    known.delete('');
    return { line, outcome: 'create', client, problems: [] };
  });
}

export function countsOf(rows: readonly JudgedRow[]): ImportCountsDto {
  const count = (outcome: JudgedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return {
    created: count('create'),
    duplicates: count('duplicate_client'),
    failed: count('failed'),
    propertiesAdded: count('add_property'),
    alreadyImported: count('already_imported'),
    repeated: count('repeated_in_file'),
  };
}

export function previewOf({ line, outcome, client, problems }: JudgedRow): PreviewRowDto {
  const { displayName, companyName = null, kind = 'person', tags = [], notes = null, leadSource = null } = client;
  const [contact, property] = [client.contacts?.[0], client.properties?.[0]];
  return {
    ...{ line, outcome },
    client: {
      ...{ displayName, companyName, kind, tags, notes, leadSource },
      ...{ status: 'active', billingAddress: null, externalId: null },
      contact: {
        firstName: contact?.firstName ?? null,
        lastName: contact?.lastName ?? null,
        emails: contact?.emails ?? [],
        phones: contact?.phones?.map(readPhone) ?? [],
      },
      property: property
        ? {
            name: property.name ?? null,
            accessNotes: property.accessNotes ?? null,
            address: { ...NO_ADDRESS, ...property.address },
          }
        : null,
    },
    problems: problems.map(({ code, column, detail }) => ({ code, column, detail })),
  };
}

const NO_ADDRESS = { line1: null, line2: null, city: null, region: null, postalCode: null, country: null };

function valuesOf(columns: ImportDto['columns'], cells: readonly string[]): Values {
  const values: Values = {};
  for (const { column, target } of columns) {
    const cell = cells[column]?.trim() ?? '';
    if (target && cell !== '') values[target] ??= cell;
  }
  return values;
}

function clientOf(values: Values): CreateClientDto {
  const fullName = values.full_name ?? [values.first_name, values.last_name].filter(Boolean).join(' ');
  const address = {
    line1: values.property_line1 ?? values.property_address ?? null,
    city: values.property_city ?? null,
    region: values.property_region ?? null,
    postalCode: values.property_postal_code ?? null,
  };
  return {
    displayName: values.display_name ?? values.company_name ?? fullName,
    companyName: values.company_name ?? null,
    kind: values.company_name ? 'company' : 'person',
    tags: values.tags?.split(',').map((tag) => tag.trim()) ?? [],
    notes: values.notes ?? null,
    leadSource: values.lead_source ?? null,
    contacts: [
      {
        firstName: values.first_name ?? null,
        lastName: values.last_name ?? null,
        emails: values.email ? [values.email.toLowerCase()] : [],
        phones: values.phone ? [{ raw: values.phone }] : [],
      },
    ],
    properties: address.line1
      ? [{ name: values.property_name ?? null, accessNotes: values.property_access_notes ?? null, address }]
      : [],
  };
}
