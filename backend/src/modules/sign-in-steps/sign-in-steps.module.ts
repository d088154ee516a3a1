import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { SecondFactorsModule } from '../second-factors/index.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { SignInChallenges } from './sign-in-challenges.js';

@Module({
  imports: [AccountsModule, SecondFactorsModule],
  providers: [FailedSignIns, SignInChallenges],
  exports: [FailedSignIns, SignInChallenges],
})
export class SignInStepsModule {}
