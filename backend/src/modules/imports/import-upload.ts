import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Files, type IncomingFile, type StagedFile } from '../../kernel/files/index.js';
import { Idempotency, type KeyedCall } from '../../kernel/idempotency/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { TenancyService } from '../tenancy/index.js';
import { ImportDto } from './import.dto.js';
import type { Import, ImportOptions } from './import.entity.js';
import { fileRefused } from './imports.errors.js';
import { ImportKind } from './imports.repository.js';
import { InspectFile } from '../import-presets/index.js';
import type { inspectFile } from '../tabular-reader/index.js';

type OpenFile = Parameters<typeof inspectFile>[0];
/** What a person may correct about a file. */
export type FormatChoices = NonNullable<Parameters<typeof inspectFile>[2]>;
/** The findings about a file, as an import stores them. */
export type Findings = Pick<
  Import,
  'format' | 'byteOrderMark' | 'encodingIsGuess' | 'preset' | 'rowCount' | 'samples' | 'mapping'
>;

/** Receives files and inspects them. */
@Injectable()
export class ImportUpload {
  constructor(
    private readonly files: Files,
    private readonly idempotency: Idempotency,
    private readonly tenancy: TenancyService,
    private readonly threads: Threads,
    private readonly writer: RecordWriter,
  ) {}

  /** Keeps nothing of a refused file. No connection is held while the sender is slow or the file is read. */
  async receive(call: KeyedCall, { stream, name, mime }: IncomingFile): Promise<ImportDto> {
    const staged = await this.files.receive(stream, { name, mime, kind: 'import' });
    try {
      const findings = await this.inspect(() => createReadStream(staged.path));
      // The same bytes under another name are another request, because the name is part of the answer.
      const content = { file: staged.sha256, name: staged.name };
      return await this.idempotency.transaction(call, content, async () =>
        ImportDto.from(await this.keep(staged, findings)),
      );
    } finally {
      await rm(staged.path, { force: true });
    }
  }

  /** Reads a file again with the person's choices. Throws the problem of a file that cannot be read that way. */
  async inspect(open: OpenFile, choices: FormatChoices = {}): Promise<Findings> {
    const inspected = await this.threads.run(InspectFile, { choices }, { reads: open });
    if ('refused' in inspected) throw fileRefused(inspected.refused);
    return inspected.findings;
  }

  private async keep(staged: StagedFile, findings: Findings): Promise<Import> {
    const { id: fileId, name: fileName, bytes: fileBytes } = await this.files.keep(staged);
    const options = await this.defaultOptions();
    return this.writer.insert(ImportKind, null, { fileId, fileName, fileBytes, options, ...findings });
  }

  private async defaultOptions(): Promise<ImportOptions> {
    const { address, locale } = await this.tenancy.current();
    const defaultCountry = address.country ?? new Intl.Locale(locale).region ?? 'US';
    return { onDuplicate: 'skip', defaultCountry, shareAddress: true };
  }
}
