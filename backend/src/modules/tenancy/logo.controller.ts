import { Controller, Delete, Get, Put, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type IncomingFile, inline, UnreadableImage, Upload, UPLOAD_ERRORS } from '../../kernel/files/index.js';
import { Endpoint, IfMatch } from '../../kernel/endpoint/index.js';
import { PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { CompanyLogo } from './company-logo.js';
import { LogoNotFound } from './tenancy.errors.js';
import { TenantDto } from './tenant.dto.js';

const MAX_BYTES = 5 * 1024 * 1024;

/** The picture on the company's documents. */
@ApiTags('Company')
@Controller('tenant/logo')
export class LogoController {
  constructor(private readonly logo: CompanyLogo) {}

  @Put()
  @Endpoint({
    summary: 'Replace the company logo',
    description:
      'The logo is part of the company record, so `If-Match` takes its version. Stored as a PNG of up to 1024 pixels ' +
      "per side, without the image's metadata.",
    permission: 'settings.manage',
    type: TenantDto,
    errors: [...UPLOAD_ERRORS, UnreadableImage, VersionMismatch, PreconditionRequired],
    transaction: 'none',
  })
  async replaceLogo(
    @IfMatch() version: SeenVersion,
    @Upload({ maxBytes: MAX_BYTES, description: 'PNG, JPEG, or WebP, up to 5 MB.' }) file: IncomingFile,
  ): Promise<TenantDto> {
    return TenantDto.from(await this.logo.replace(version, file));
  }

  @Get()
  @Endpoint({
    summary: 'Get the company logo',
    description: 'Returns the image created from the upload, for screens and documents.',
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
    summary: 'Delete the company logo',
    description: 'Documents then show the company name only. Has no effect when there is no logo.',
    permission: 'settings.manage',
    status: 204,
    errors: [VersionMismatch, PreconditionRequired],
  })
  async deleteLogo(@IfMatch() version: SeenVersion): Promise<void> {
    await this.logo.remove(version);
  }
}
