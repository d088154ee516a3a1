import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountMailModule } from '../account-mail/index.js';
import { AccountsModule } from '../accounts/index.js';
import { AuthModule } from '../auth/index.js';
import { Departures, MembersModule } from '../members/index.js';
import { RolesModule } from '../roles/index.js';
import { SessionsModule } from '../sessions/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { Acceptance } from './acceptance.js';
import { AcceptanceController } from './acceptance.controller.js';
import { Invitation } from './invitation.entity.js';
import { InvitationMail } from './invitation-mail.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Invitation]),
    AccountMailModule,
    AccountsModule,
    AuthModule,
    MembersModule,
    RolesModule,
    SessionsModule,
    TenancyModule,
  ],
  controllers: [InvitationsController, AcceptanceController],
  providers: [InvitationsService, InvitationMail, Acceptance],
  exports: [InvitationsService],
})
export class InvitationsModule implements OnModuleInit {
  constructor(
    private readonly departures: Departures,
    private readonly invitations: InvitationsService,
  ) {}

  /** So that a removed person can't get back in through an invitation they created. */
  onModuleInit(): void {
    this.departures.follow(({ userId }) => this.invitations.revokeOf(userId));
  }
}
