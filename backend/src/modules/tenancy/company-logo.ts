import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { Files, type IncomingFile, type OpenFile, redrawn } from '../../kernel/files/index.js';
import type { SeenVersion } from '../../kernel/problem/index.js';
import { LogoNotFound } from './tenancy.errors.js';
import { TenancyService } from './tenancy.service.js';
import type { Tenant } from './tenant.entity.js';

const MAX_SIDE = 1024;

/** The logo on the company's documents: always a PNG that we made, whatever was uploaded. */
@Injectable()
export class CompanyLogo {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly files: Files,
    private readonly scopes: Scopes,
  ) {}

  /** Throws `VersionMismatch` (412), `TooLarge` (413), `UnsupportedMediaType` (415) and `UnreadableImage` (422). */
  async replace(version: SeenVersion, upload: IncomingFile): Promise<Tenant> {
    const png = await redrawn(await upload.read(), (picture) =>
      picture
        .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
        .png({ compressionLevel: 9 }),
    );
    const file = { name: 'logo.png', mime: 'image/png', kind: 'logo' };
    const staged = await this.files.receive(Readable.from([png]), file);
    return this.scopes.join(async () => this.point(version, (await this.files.keep(staged)).id));
  }

  /** Throws `LogoNotFound` (404). */
  async open(): Promise<OpenFile> {
    const { logoFileId } = await this.tenancy.current();
    if (!logoFileId) throw new LogoNotFound();
    return this.files.open(logoFileId);
  }

  /** Not an error when there is none. */
  async remove(version: SeenVersion): Promise<void> {
    await this.point(version, null);
  }

  private async point(version: SeenVersion, logoFileId: string | null): Promise<Tenant> {
    const { logoFileId: before } = await this.tenancy.current();
    const tenant = await this.tenancy.update(version, { logoFileId });
    if (before) await this.files.remove(before);
    return tenant;
  }
}
