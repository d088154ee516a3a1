import { Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { currentActor } from '../../kernel/context/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { TrustedDeviceDto } from './trusted-device.dto.js';
import { TrustedDevices } from './trusted-devices.js';
import { TrustedDeviceNotFound } from './trusted-devices.errors.js';

const me = () => currentActor().userId ?? '';

/** Where a person signs in without the second factor. */
@ApiTags('Sign-in')
@Controller('auth/trusted-devices')
export class TrustedDevicesController {
  constructor(private readonly devices: TrustedDevices) {}

  @Get()
  @Endpoint({
    summary: 'List your trusted devices',
    description: 'Devices that sign in without the second factor: up to 100, the last used first.',
    permission: 'person',
    type: pageOf(TrustedDeviceDto),
    confidential: true,
  })
  async listTrustedDevices(): Promise<Page<TrustedDeviceDto>> {
    return { items: (await this.devices.of(me())).map((device) => TrustedDeviceDto.from(device)), nextCursor: null };
  }

  @Post(':trustedDeviceId/revoke')
  @Endpoint({
    summary: 'Stop trusting a device',
    description: 'Its next sign-in asks for the second factor. It stays signed in until its session ends.',
    permission: 'person',
    status: 204,
    errors: [TrustedDeviceNotFound],
    confidential: true,
  })
  async revokeTrustedDevice(@Id('trustedDeviceId') trustedDeviceId: string): Promise<void> {
    if (!(await this.devices.forget(trustedDeviceId, me()))) throw new TrustedDeviceNotFound();
  }
}
