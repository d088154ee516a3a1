import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimiter } from './sign-in-limiter.js';

@Module({
  imports: [TypeOrmModule.forFeature([Session])],
  providers: [SessionsService, SignInLimiter],
  exports: [SessionsService, SignInLimiter],
})
export class SessionsModule {}
