import type { Tenant } from '../tenancy/index.js';
import { LEFT_OUT } from './archived-tables.js';
import type { Member } from './zip-writer.js';

export const README = `Everything this company held in Hedgerow, as it was at one moment.

manifest.json              what is in this file: size, SHA-256, and number of records of each part
data/company.json          name, address, and settings
data/people.ndjson         names and emails of the team
data/NAME.ndjson           one kind of record each, one JSON object per line, as the database stores it
data/audit_entries.ndjson  the audit log: who changed what, with old and new values
data/access_codes.ndjson   gate, alarm, and lockbox codes, if they were requested
clients.csv                clients with contacts and properties, to open in a spreadsheet or import into Hedgerow
files/ID-NAME              uploads and documents; data/files.ndjson says what each ID is

Records refer to each other by ID: client_id in data/jobs.ndjson is an id in data/clients.ndjson.
Passwords, tokens, and other secrets are never included.
`;

interface Facts {
  company: Pick<Tenant, 'id' | 'name' | 'slug'>;
  at: Date;
  schemaVersion: string;
  hasAccessCodes: boolean;
  members: Member[];
  missing: string[];
}

/** What is in an archive, for programs. */
export function manifest({
  company: { id, name, slug },
  at,
  schemaVersion,
  hasAccessCodes,
  members,
  missing,
}: Facts): string {
  const told = {
    format: 'hedgerow-company-archive',
    formatVersion: 1,
    schemaVersion,
    company: { id, name, slug },
    asOf: at.toISOString(),
    accessCodes: hasAccessCodes ? 'included' : 'left out: not requested',
    rows: members.reduce((sum, { rows = 0 }) => sum + rows, 0),
    parts: members,
    // Removed while the archive was written.
    missingFiles: missing,
    leftOut: { secrets: 'Passwords, tokens, and keys are never included.', ...LEFT_OUT },
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}
