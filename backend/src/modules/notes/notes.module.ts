import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { AccountMailModule } from '../account-mail/index.js';
import { keepClientsThat } from '../client-work/index.js';
import { JobRecordsModule } from '../job-records/index.js';
import { PropertiesModule } from '../properties/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { MentionMail } from './mention-mail.js';
import { Note } from './note.entity.js';
import { NoteSubjects } from './note-subjects.js';
import { NotesController } from './notes.controller.js';
import './notes.permissions.js';
import { NotesProcessor } from './notes.processor.js';
import { NotesRepository } from './notes.repository.js';
import { NotesService } from './notes.service.js';

keepClientsThat(
  (clientId) =>
    `exists (select from notes note where note.tenant_id = (select app_tenant_id()) and note.client_id = ${clientId})`,
);

@Sections({
  tag: 'Notes',
  group: 'Clients',
  description:
    'What your team writes about clients, properties, and jobs: for the office, for crews, or for the client.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Note]), AccountMailModule, JobRecordsModule, PropertiesModule, TenancyModule],
  controllers: [NotesController],
  providers: [NotesService, NotesRepository, NoteSubjects, NotesProcessor, MentionMail],
  exports: [NotesService],
})
export class NotesModule {}
