import { Module } from '@nestjs/common';
import { ReadingOrder } from './kernel/contract/index.js';
import { KernelModule } from './kernel/kernel.module.js';
import { AccountEmailModule } from './modules/account-email/index.js';
import { AccountMailModule } from './modules/account-mail/index.js';
import { AccountNoticesModule } from './modules/account-notices/index.js';
import { AccountRecoveryModule } from './modules/account-recovery/index.js';
import { AccountSecurityModule } from './modules/account-security/index.js';
import { AccountsModule } from './modules/accounts/index.js';
import { ApiKeysModule } from './modules/api-keys/index.js';
import { ApiUsageModule } from './modules/api-usage/index.js';
import { AuditLogModule } from './modules/audit-log/index.js';
import { AuthModule } from './modules/auth/index.js';
import { ClientChangesModule } from './modules/client-changes/index.js';
import { ClientExportModule } from './modules/client-export/index.js';
import { ClientIntakeModule } from './modules/client-intake/index.js';
import { ClientSearchModule } from './modules/client-search/index.js';
import { ClientsModule } from './modules/clients/index.js';
import { CompanyClosingModule } from './modules/company-closing/index.js';
import { CompanyExportModule } from './modules/company-export/index.js';
import { CompanySignInModule } from './modules/company-sign-in/index.js';
import { ContactsModule } from './modules/contacts/index.js';
import { CrewsModule } from './modules/crews/index.js';
import { DemoModule } from './modules/demo/index.js';
import { EventsModule } from './modules/events/index.js';
import { FilteredChangesModule } from './modules/filtered-changes/index.js';
import { ImportPresetsModule } from './modules/import-presets/index.js';
import { ImportPreviewModule } from './modules/import-preview/index.js';
import { ImportProblemsModule } from './modules/import-problems/index.js';
import { ImportReportsModule } from './modules/import-reports/index.js';
import { ImportRowsModule } from './modules/import-rows/index.js';
import { ImportsModule } from './modules/imports/index.js';
import { InvitationsModule } from './modules/invitations/index.js';
import { JobRecordsModule } from './modules/job-records/index.js';
import { JobSitesModule } from './modules/job-sites/index.js';
import { ChecklistsModule } from './modules/checklists/index.js';
import { VisitsModule } from './modules/visits/index.js';
import { JobContentsModule } from './modules/job-contents/index.js';
import { WorkOrdersModule } from './modules/work-orders/index.js';
import { OwnPasskeysModule } from './modules/own-passkeys/index.js';
import { PaperworkModule } from './modules/paperwork/index.js';
import { JobsModule } from './modules/jobs/index.js';
import { MembersModule } from './modules/members/index.js';
import { MessagesModule } from './modules/messages/index.js';
import { NotesModule } from './modules/notes/index.js';
import { OperationsModule } from './modules/operations/index.js';
import { OwnershipModule } from './modules/ownership/index.js';
import { ProfilesModule } from './modules/profiles/index.js';
import { PasskeySignInsModule } from './modules/passkey-sign-ins/index.js';
import { PasskeysModule } from './modules/passkeys/index.js';
import { PropertiesModule } from './modules/properties/index.js';
import { RegistrationsModule } from './modules/registrations/index.js';
import { RolesModule } from './modules/roles/index.js';
import { SecondFactorResetsModule } from './modules/second-factor-resets/index.js';
import { SecondFactorsModule } from './modules/second-factors/index.js';
import { SessionsModule } from './modules/sessions/index.js';
import { SignInProvidersModule } from './modules/sign-in-providers/index.js';
import { SignInStepsModule } from './modules/sign-in-steps/index.js';
import { SigningKeysModule } from './modules/signing-keys/index.js';
import { TenancyModule } from './modules/tenancy/index.js';
import { TrustedDevicesModule } from './modules/trusted-devices/index.js';
import { WebhookDeliveriesModule } from './modules/webhook-deliveries/index.js';
import { WebhookSendingModule } from './modules/webhook-sending/index.js';
import { WebhookSigningModule } from './modules/webhook-signing/index.js';
import { WebhooksModule } from './modules/webhooks/index.js';

/** The product's table of contents. A new part of the kernel goes to kernel/kernel.module.ts. */
const MODULES = [
  TenancyModule,
  MembersModule,
  InvitationsModule,
  OwnershipModule,
  CompanyClosingModule,
  CompanyExportModule,
  RolesModule,
  AccountEmailModule,
  AccountMailModule,
  AccountNoticesModule,
  AccountRecoveryModule,
  AccountSecurityModule,
  AccountsModule,
  ProfilesModule,
  SessionsModule,
  SecondFactorsModule,
  SecondFactorResetsModule,
  PasskeysModule,
  OwnPasskeysModule,
  PasskeySignInsModule,
  SignInStepsModule,
  TrustedDevicesModule,
  SigningKeysModule,
  AuditLogModule,
  AuthModule,
  SignInProvidersModule,
  CompanySignInModule,
  RegistrationsModule,
  ApiKeysModule,
  ApiUsageModule,
  ClientChangesModule,
  ClientExportModule,
  ClientSearchModule,
  ClientsModule,
  ContactsModule,
  PropertiesModule,
  NotesModule,
  ClientIntakeModule,
  OperationsModule,
  FilteredChangesModule,
  CrewsModule,
  EventsModule,
  ImportsModule,
  ImportPreviewModule,
  ImportReportsModule,
  ImportPresetsModule,
  ImportRowsModule,
  ImportProblemsModule,
  MessagesModule,
  JobRecordsModule,
  JobSitesModule,
  ChecklistsModule,
  VisitsModule,
  JobContentsModule,
  WorkOrdersModule,
  PaperworkModule,
  JobsModule,
  WebhookSigningModule,
  WebhooksModule,
  WebhookDeliveriesModule,
  WebhookSendingModule,
  DemoModule,
];

@ReadingOrder('Getting in', 'Clients', 'Work', 'Company', 'Integration', 'Service')
@Module({ imports: [KernelModule, ...MODULES] })
export class AppModule {}
