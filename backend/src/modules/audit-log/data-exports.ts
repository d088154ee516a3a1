import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';

/** Notes files with data of the company that somebody downloads: a trigger brings them to the audit log. */
@Injectable()
export class DataExports {
  /** Of which records, by which filter, and how many; null where nobody has counted them. Within the scope's transaction. */
  async note(records: string, filter: object, rows: number | null): Promise<void> {
    await db().query('insert into data_exports (records, filter, rows) values ($1, $2, $3)', [
      records,
      JSON.stringify(filter),
      rows,
    ]);
  }
}
