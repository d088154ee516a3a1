import { Injectable } from '@nestjs/common';
import { can, type Permission } from '../../kernel/access/index.js';
import { Config } from '../../kernel/config/index.js';
import { type Actor, currentScope, currentTenantId, SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { declaredRecords } from '../../kernel/events/index.js';
import type { TaskRun } from '../../kernel/queue/index.js';
import { AccountMail } from '../account-mail/index.js';
import { TenancyService } from '../tenancy/index.js';
import type { Note } from './note.entity.js';
import { NoteSubjects } from './note-subjects.js';
import { NotesRepository } from './notes.repository.js';

/** As much of a note as a mail shows. */
const MOST_CHARACTERS = 1_000;

interface Person {
  userId: string;
  membershipId: string;
  name: string;
  email: string;
  permissions: Permission[];
}

/** Tells people by email that a note mentions them. */
@Injectable()
export class MentionMail {
  constructor(
    private readonly scopes: Scopes,
    private readonly notes: NotesRepository,
    private readonly mail: AccountMail,
    private readonly tenancy: TenancyService,
    private readonly config: Config,
  ) {}

  /** Looks at the note as the person who is mentioned: whoever may not see it gets no mail. */
  async send({ noteId, userId }: { noteId: string; userId: string }, { once }: Pick<TaskRun, 'once'>): Promise<void> {
    const person = await this.scopes.transaction(() => activePerson(userId), { readOnly: true });
    if (!person) return;
    const { tenantId, requestId } = currentScope();
    await this.scopes.run({ tenantId, requestId, actor: actorOf(person) }, async () => {
      await once(userId, async () => {
        const mayRead = can('notes.read.all') || can('notes.read.assigned');
        const note = mayRead ? await this.notes.find(noteId) : null;
        if (note) await this.write(note, person);
      });
    });
  }

  private async write(note: Note, { name, email }: Person): Promise<void> {
    const subject = await nameOf(note);
    const { name: company } = await this.tenancy.current();
    await this.mail.queue({
      kind: 'note_mention',
      to: { name, address: email },
      companyId: currentTenantId(),
      letter: {
        subject: `${note.authorName} mentioned you on ${subject}`,
        paragraphs: [`${note.authorName} mentioned you in a note on ${subject}:`, ...paragraphsOf(note.text)],
        action: { label: note.jobId ? 'View job' : 'View client', url: `${this.config.publicUrl}${pathOf(note)}` },
        closing: [`You got this email because you’re on the ${company} team.`],
      },
    });
  }
}

const actorOf = ({ userId, membershipId, name, permissions }: Person): Actor => ({
  ...SYSTEM,
  kind: 'user',
  userId,
  membershipId,
  name,
  permissions: new Set(permissions),
});

const paragraphsOf = (text: string): string[] => {
  const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).toWellFormed()}…` : text;
  return shown.split(/\n+/).filter((line) => line.trim() !== '');
};

/** Where the web app shows what it is about. */
const pathOf = ({ jobId, clientId }: Note): string => (jobId ? `/jobs/${jobId}` : `/clients/${clientId}`);

async function nameOf(note: Note): Promise<string> {
  const { entityType, entityId } = NoteSubjects.of(note);
  const called = declaredRecords().get(entityType)?.called;
  const [row]: Array<{ name: string | null }> = called
    ? await db().query(`select (${called('$1')}) as name`, [entityId])
    : [];
  return row?.name ?? `a ${entityType}`;
}

async function activePerson(userId: string): Promise<Person | undefined> {
  const [person] = await db().query<Person[]>(ACTIVE_PERSON, [userId]);
  return person;
}

/** Whoever lacks the second factor that their role asks for may read nothing. */
const ACTIVE_PERSON = `
  select member.user_id as "userId", member.membership_id as "membershipId", person.name, person.email, member.permissions
  from member_roles member join account_names person on person.user_id = member.user_id
  where member.tenant_id = (select app_tenant_id()) and member.user_id = $1 and member.status = 'active'
    and not (member.requires_second_factor and person.second_factor_at is null)`;
