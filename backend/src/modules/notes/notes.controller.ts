import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../../kernel/dto/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { ClientNotFound } from '../client-access/index.js';
import { JobNotFound } from '../job-records/index.js';
import { PropertiesService } from '../properties/index.js';
import { CreateNoteDto, ListNotesQuery, NoteDto, UpdateNoteDto } from './note.dto.js';
import { NoteNotFound } from './notes.errors.js';
import { NotesService } from './notes.service.js';

const READ = ['notes.read.all', 'notes.read.assigned'] as const;
const CHANGE = ['notes.create', 'notes.manage'] as const;
const SUBJECT = [ClientNotFound, PropertiesService.NotFound, JobNotFound];

/** What people write about clients, properties and jobs. */
@ApiTags('Notes')
@Controller('notes')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get()
  @Endpoint({
    summary: 'List notes',
    description:
      'Returns the notes of a client, a property, or a job, newest first, with those on what belongs to it. Crew members ' +
      'see notes for crews on clients and jobs assigned to them, and never internal notes.',
    permission: READ,
    shows: ['note'],
    type: pageOf(NoteDto),
    errors: SUBJECT,
  })
  listNotes(@Query() query: ListNotesQuery): Promise<Page<NoteDto>> {
    return this.notes.list(query);
  }

  @Post()
  @Endpoint({
    summary: 'Add a note',
    description:
      'Adds a note to a client, a property, or a job. Team members it mentions get an email, if they can see the note.',
    permission: 'notes.create',
    status: 201,
    type: NoteDto,
    errors: [...SUBJECT, IdTaken],
  })
  async createNote(@Body() note: CreateNoteDto): Promise<NoteDto> {
    return NoteDto.from(await this.notes.create(note));
  }

  @Get(':noteId')
  @Endpoint({
    summary: 'Get a note',
    description: 'Returns one note with its author and the team members it mentions.',
    permission: READ,
    shows: ['note'],
    type: NoteDto,
    errors: [NoteNotFound],
  })
  async getNote(@Id('noteId') noteId: string): Promise<NoteDto> {
    return NoteDto.from(await this.notes.get(noteId));
  }

  @Patch(':noteId')
  @Endpoint({
    summary: 'Update a note',
    description:
      'JSON Merge Patch: only the fields you send change. Only people who are newly mentioned get an email. Changing ' +
      'someone else’s note requires `notes.manage`, and rewriting one for clients requires `notes.read.all`.',
    permission: CHANGE,
    type: NoteDto,
    errors: [NoteNotFound, VersionMismatch, PreconditionRequired],
  })
  async updateNote(
    @Id('noteId') noteId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateNoteDto,
  ): Promise<NoteDto> {
    return NoteDto.from(await this.notes.update(noteId, version, changes));
  }

  @Delete(':noteId')
  @Endpoint({
    summary: 'Delete a note',
    description: 'The note is no longer shown, and can be restored. Deleting someone else’s requires `notes.manage`.',
    permission: CHANGE,
    status: 204,
    errors: [NoteNotFound, VersionMismatch, PreconditionRequired],
  })
  deleteNote(@Id('noteId') noteId: string, @IfMatch() version: SeenVersion): Promise<void> {
    return this.notes.delete(noteId, version);
  }

  @Post(':noteId/restore')
  @Endpoint({
    summary: 'Restore a deleted note',
    description: 'The note is shown again where it was. It keeps its author and its time.',
    permission: CHANGE,
    type: NoteDto,
    errors: [NoteNotFound],
  })
  async restoreNote(@Id('noteId') noteId: string): Promise<NoteDto> {
    return NoteDto.from(await this.notes.restore(noteId));
  }
}
