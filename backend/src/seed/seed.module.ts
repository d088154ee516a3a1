import { Module } from '@nestjs/common';
import { AppModule } from '../app.module.js';
import { AccountsModule } from '../modules/accounts/index.js';
import { ClientIntakeModule } from '../modules/client-intake/index.js';
import { ClientsModule } from '../modules/clients/index.js';
import { CrewsModule } from '../modules/crews/index.js';
import { InvitationsModule } from '../modules/invitations/index.js';
import { JobSitesModule } from '../modules/job-sites/index.js';
import { JobsModule } from '../modules/jobs/index.js';
import { MembersModule } from '../modules/members/index.js';
import { NotesModule } from '../modules/notes/index.js';
import { RolesModule } from '../modules/roles/index.js';
import { TenancyModule } from '../modules/tenancy/index.js';
import { DemoSeeder } from './demo-seeder.js';
import { SeasonHistory } from './season/season-history.js';
import { SeasonMail } from './season/season-mail.js';
import { SeasonSeeder } from './season/season-seeder.js';

/** The product with the code that fills demo companies. Only in development: production images leave it out. */
@Module({
  imports: [
    AppModule,
    AccountsModule,
    ClientIntakeModule,
    ClientsModule,
    CrewsModule,
    InvitationsModule,
    JobSitesModule,
    JobsModule,
    MembersModule,
    NotesModule,
    RolesModule,
    TenancyModule,
  ],
  providers: [DemoSeeder, SeasonHistory, SeasonMail, SeasonSeeder],
})
export class SeedModule {}
