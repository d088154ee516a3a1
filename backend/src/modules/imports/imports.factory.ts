import { readFileSync } from 'node:fs';
import type { CompanyName, HttpTestApp, InjectResponse } from '../../../test/support/index.js';
import type { ImportDto } from './import.dto.js';

interface Sending {
  /** Of the file. */
  name?: string;
  /** `Idempotency-Key` of the request. */
  key?: string;
  /** Between the parts of the form. */
  boundary?: string;
}

/** What tests do with imports, through the API, as a company's office manager. */
export class ImportsDriver {
  constructor(
    private readonly app: HttpTestApp,
    private readonly company: CompanyName = 'greenfield',
  ) {}

  upload(
    content: string | Buffer,
    { name = 'clients.csv', key, boundary = 'boundary-of-the-test' }: Sending = {},
  ): Promise<InjectResponse> {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
    return this.send(
      'POST',
      '',
      Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
      {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        ...(key && { 'idempotency-key': key }),
      },
    );
  }

  /** Uploads a file, confirms the suggested mapping and checks it. */
  async validated(content: string | Buffer, options: Partial<ImportDto['options']> = {}): Promise<ImportDto> {
    const uploaded = (await this.upload(content)).json<ImportDto>();
    await this.confirm(uploaded, options);
    await this.act(uploaded.id, 'validate');
    await this.app.drainQueue();
    return this.read(uploaded.id);
  }

  /** Imports a file from beginning to end. */
  async imported(content: string | Buffer, options: Partial<ImportDto['options']> = {}): Promise<ImportDto> {
    const { id } = await this.validated(content, options);
    await this.act(id, 'run');
    await this.app.drainQueue();
    return this.read(id);
  }

  confirm({ id, columns, version }: ImportDto, options: Partial<ImportDto['options']> = {}): Promise<InjectResponse> {
    const mapping = columns.map(({ column, target }) => ({ column, target }));
    return this.send('PATCH', `/${id}`, { mapping, options }, { 'if-match': `"${version}"` });
  }

  patch({ id, version }: ImportDto, changes: object): Promise<InjectResponse> {
    return this.send('PATCH', `/${id}`, changes, { 'if-match': `"${version}"` });
  }

  act(id: string, action: 'validate' | 'run' | 'cancel' | 'undo'): Promise<InjectResponse> {
    return this.send('POST', `/${id}/${action}`);
  }

  async read(id: string): Promise<ImportDto> {
    return (await this.get(`/${id}`)).json<ImportDto>();
  }

  get(path: string): Promise<InjectResponse> {
    return this.send('GET', path);
  }

  /** Of all clients of the company, page by page. */
  async clientNames(cursor = ''): Promise<string[]> {
    const url = `/api/v1/clients?limit=200&cursor=${encodeURIComponent(cursor)}`;
    const answer = await this.app.injectAs('office_manager', { method: 'GET', url }, this.company);
    const page = answer.json<{ items: Array<{ displayName: string }>; nextCursor: string | null }>();
    const names = page.items.map(({ displayName }) => displayName);
    return page.nextCursor === null ? names : [...names, ...(await this.clientNames(page.nextCursor))];
  }

  private send(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    payload?: object | Buffer,
    headers = {},
  ): Promise<InjectResponse> {
    const url = `/api/v1/imports${path}`;
    return this.app.injectAs('office_manager', { method, url, headers, ...(payload && { payload }) }, this.company);
  }
}

/** A file of test/fixtures as it is. */
export const fixtureBytes = (name: string): Buffer =>
  readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url));

/** A list of `count` different people, without phones and with e-mail addresses of their own. */
export function peopleCsv(count: number, prefix = 'Person'): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return `${prefix} ${number},${prefix.toLowerCase()}${number}@example.com,${number} Elm Street,Rye,NY,10580`;
  });
  return ['Name,Email,Street,City,State,ZIP', ...rows].join('\n');
}
