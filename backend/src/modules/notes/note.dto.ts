import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { actorId, currentActor } from '../../kernel/context/index.js';
import { can, canChange } from '../../kernel/access/index.js';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import {
  Choice,
  FilledLines,
  MayBeAbsent,
  RecordId,
  RecordIds,
  SortBy,
  SourcedRecordDto,
  UpdatedPageQuery,
} from '../../kernel/dto/index.js';
import { Note } from './note.entity.js';
import { NoteSubjects } from './note-subjects.js';

const MOST_MENTIONS = 20;
const ACTIONS = ['update', 'delete'] as const;
type NoteAction = (typeof ACTIONS)[number];

/** A new note. */
export class CreateNoteDto {
  /** Optional client-generated ID (UUIDv7), for offline apps. The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** What the note is about: a `client`, a `property`, or a `job`. */
  @Choice(Note.ENTITY_TYPES, 'client')
  entityType!: Note['entityType'];

  /** Id of that record. */
  @RecordId()
  entityId!: string;

  /** Plain text with line breaks. */
  @FilledLines(20_000, 'Prefers mornings. Call before using the side gate.')
  text!: string;

  /**
   * Who can see it: `internal`, people who can view all notes; `crew`, also assigned crews; `client`, may also be shown
   * to the client. Defaults to `internal`, or to `crew` for people who can’t view internal notes and write only for crews.
   */
  @MayBeAbsent()
  @Choice(Note.VISIBILITIES, 'crew')
  visibility?: Note['visibility'];

  /** Keeps the note at the top. Default: false. */
  @MayBeAbsent()
  @IsBoolean()
  isPinned?: boolean;

  /**
   * User IDs of the team members that the text mentions as `@Name`. Each gets one email per note, if they can see it.
   */
  @MayBeAbsent()
  @RecordIds(MOST_MENTIONS, { fewest: 0 })
  mentionedUserIds?: string[];
}

/** Merge patch of a note: only what is sent changes. */
export class UpdateNoteDto extends PartialType(OmitType(CreateNoteDto, ['id', 'entityType', 'entityId']), {
  skipNullProperties: false,
}) {}

type NoteOrder = 'created' | 'updated';
export const NOTE_ORDERS = new Sorting<Note, NoteOrder>({ created: 'createdAt', updated: 'updatedAt' }, '-created');

/** Whose notes, and which of them. */
export class ListNotesQuery extends UpdatedPageQuery {
  /** What the notes are about. Notes on a property or a job are also listed for the client, and those on a job for its property. */
  @Choice(Note.ENTITY_TYPES, 'client')
  entityType!: Note['entityType'];

  /** Id of that record. */
  @RecordId()
  entityId!: string;

  /** Order of the rows. */
  @SortBy(NOTE_ORDERS)
  sort?: SortWord<NoteOrder>;

  /** `true` for pinned notes only, `false` for the others. */
  @MayBeAbsent()
  @Choice(['true', 'false'], 'true')
  pinned?: 'true' | 'false';
}

/** Somebody who is mentioned in a note. */
export class MentionDto {
  /** User ID of the person. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  userId!: string;

  /** Their name when they were mentioned, as the text has it after the `@`. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  name!: string;
}

/** Who wrote a note. */
export class NoteAuthorDto {
  /** Id of the user or the API key; null for the product itself. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', maxLength: 36 })
  id!: string | null;

  /** Their name when they wrote it. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  name!: string;
}

/** A note about a client, a property, or a job. */
export class NoteDto extends SourcedRecordDto {
  /** Id of the note. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** What it is about; documented as open, more values may come. */
  @ApiProperty({ enum: Note.ENTITY_TYPES, example: 'client' })
  entityType!: Note['entityType'];

  /** Id of that record. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  entityId!: string;

  /** The client it belongs to. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  clientId!: string;

  /** The property; null for a note on the client itself. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', maxLength: 36 })
  propertyId!: string | null;

  /** The job; null for a note on a client or a property. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', maxLength: 36 })
  jobId!: string | null;

  /** Plain text with line breaks. */
  @ApiProperty({ maxLength: 20_000, example: 'Prefers mornings. Call before using the side gate.' })
  text!: string;

  /** Who can see it: `internal`, `crew`, or `client`. */
  @ApiProperty({ enum: Note.VISIBILITIES, example: 'crew' })
  visibility!: Note['visibility'];

  /** Whether it stays at the top. */
  isPinned!: boolean;

  /** Who is mentioned. */
  @ApiProperty({ type: () => [MentionDto], maxItems: MOST_MENTIONS })
  mentions!: MentionDto[];

  /** Who wrote it. */
  @ApiProperty({ type: () => NoteAuthorDto })
  author!: NoteAuthorDto;

  /** When the text was last edited; null if it never was. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40 })
  editedAt!: string | null;

  /** The actions that you may take now. Documented as open, more values may come. */
  @ApiProperty({ enum: ACTIONS, isArray: true, maxItems: 10, example: ['update', 'delete'] })
  allowedActions!: NoteAction[];

  static from(note: Note): NoteDto {
    const isOpen = canChange('notes.create', 'notes.manage') && mayChange(note);
    return { ...NoteDto.stored(note), allowedActions: isOpen ? [...ACTIONS] : [] };
  }

  /** As it is stored: the same for everybody. */
  static stored(note: Note): Omit<NoteDto, 'allowedActions'> {
    const { id, clientId, propertyId, jobId, text, visibility, isPinned, mentions, source, version } = note;
    return {
      id,
      ...NoteSubjects.of(note),
      clientId,
      propertyId,
      jobId,
      text,
      visibility,
      isPinned,
      mentions,
      author: { id: note.createdBy, name: note.authorName },
      editedAt: note.editedAt?.toISOString() ?? null,
      source,
      version,
      createdAt: note.createdAt.toISOString(),
      updatedAt: note.updatedAt.toISOString(),
    };
  }
}

/** One’s own notes, or anybody’s with the permission. */
export const mayChange = ({ createdBy }: Pick<Note, 'createdBy'>): boolean =>
  can('notes.manage') || (can('notes.create') && createdBy === actorId(currentActor()));
