import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/index.js';
import { PasskeyCeremonies } from './passkey-ceremonies.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { Passkey } from './passkey.entity.js';
import { Passkeys } from './passkeys.js';

@Module({
  imports: [TypeOrmModule.forFeature([Passkey]), AccountsModule],
  providers: [PasskeyCeremonies, PasskeyChallenges, Passkeys],
  exports: [PasskeyCeremonies, Passkeys],
})
export class PasskeysModule {}
