import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TrustedDevice } from './trusted-device.entity.js';
import { TrustedDevices } from './trusted-devices.js';
import { TrustedDevicesController } from './trusted-devices.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([TrustedDevice])],
  controllers: [TrustedDevicesController],
  providers: [TrustedDevices],
  exports: [TrustedDevices],
})
export class TrustedDevicesModule {}
