import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { Files, type IncomingFile, type OpenFile } from '../../kernel/files/index.js';
import { type SeenVersion, UnsupportedMediaType } from '../../kernel/problem/index.js';
import { LogoNotFound, UnreadableImage } from './tenancy.errors.js';
import { TenancyService } from './tenancy.service.js';
import type { Tenant } from './tenant.entity.js';

const FORMATS = ['png', 'jpeg', 'webp'];
const MAX_SIDE = 1024;
/** Fifty megapixels: more is no logo but an attempt to exhaust the memory. */
const MAX_PIXELS = 50_000_000;

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
    const png = await redrawn(await upload.read());
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

/** Redraws the picture, so that metadata (where a photo was taken) and anything hidden in the file is dropped. */
async function redrawn(bytes: Buffer): Promise<Buffer> {
  if (bytes.length === 0) throw new UnreadableImage('The file is empty.');
  // Loaded on demand: it is large, and few uploads need it.
  const { default: sharp } = await import('sharp');
  const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
  const { format } = await picture.metadata().catch(() => ({ format: undefined }));
  if (!format || !FORMATS.includes(format)) throw new UnsupportedMediaType('Upload a PNG, JPEG, or WebP image.');
  try {
    return await picture
      .autoOrient()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer();
  } catch {
    throw new UnreadableImage('The image is damaged or too large.');
  }
}
