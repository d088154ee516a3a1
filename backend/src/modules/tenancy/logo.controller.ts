import { Controller, Delete, Get, Put, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type IncomingFile, inline, Upload, UPLOAD_ERRORS } from '../../kernel/files/index.js';
import { Endpoint, IfMatch } from '../../kernel/endpoint/index.js';
import { PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { CompanyLogo } from './company-logo.js';
import { LogoNotFound, UnreadableImage } from './tenancy.errors.js';
import { TenantDto } from './tenant.dto.js';

const MAX_BYTES = 5 * 1024 * 1024;

/** The picture on the company's documents. */
@ApiTags('Company')
@Controller('tenant/logo')
export class LogoController {
  constructor(private readonly logo: CompanyLogo) {}

  @Put()
  @Endpoint({
    summary: 'Replace the logo of the company',
    description:
      'The logo belongs to the company’s record: `If-Match` is its version. Kept as a PNG of at most 1024 pixels a side, without the metadata of the picture.',
    permission: 'settings.manage',
    type: TenantDto,
    errors: [...UPLOAD_ERRORS, UnreadableImage, VersionMismatch, PreconditionRequired],
    transaction: 'none',
  })
  async replaceLogo(
    @IfMatch() version: SeenVersion,
    @Upload({ maxBytes: MAX_BYTES, description: 'PNG, JPEG or WebP of at most 5 MB.' }) file: IncomingFile,
  ): Promise<TenantDto> {
    return TenantDto.from(await this.logo.replace(version, file));
  }

  @Get()
  @Endpoint({
    summary: 'Read the logo of the company',
    description: 'The picture as it was made from the upload, for pages and papers.',
    permission: 'authenticated',
    shows: ['tenant'],
    file: ['image/png'],
    errors: [LogoNotFound],
  })
  async getLogo(): Promise<StreamableFile> {
    return inline(await this.logo.open());
  }

  @Delete()
  @Endpoint({
    summary: 'Remove the logo of the company',
    description: 'Papers and mail then show the name alone. Does nothing where there is none.',
    permission: 'settings.manage',
    status: 204,
    errors: [VersionMismatch, PreconditionRequired],
  })
  async deleteLogo(@IfMatch() version: SeenVersion): Promise<void> {
    await this.logo.remove(version);
  }
}
