import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { Avatars } from './avatars.js';
import { AvatarsController } from './avatars.controller.js';
import { ProfilesController } from './profiles.controller.js';

@Module({
  imports: [AccountsModule],
  controllers: [ProfilesController, AvatarsController],
  providers: [Avatars],
  exports: [Avatars],
})
export class ProfilesModule {}
