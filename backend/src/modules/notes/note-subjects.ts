import { Injectable } from '@nestjs/common';
import { can } from '../../kernel/access/index.js';
import { requireClient, visibleClients } from '../client-access/index.js';
import { JobDirectory, JobNotFound } from '../job-records/index.js';
import { PropertiesService } from '../properties/index.js';
import type { Note } from './note.entity.js';

/** What a note is about. */
export interface Subject {
  entityType: Note['entityType'];
  entityId: string;
}

type Place = Pick<Note, 'entityType' | 'clientId' | 'propertyId' | 'jobId'>;

/** The column that names a record of each kind. */
const COLUMN = { client: 'clientId', property: 'propertyId', job: 'jobId' } as const;

/** The clients, properties and jobs that notes are about, and who may see which notes. */
@Injectable()
export class NoteSubjects {
  constructor(
    private readonly properties: PropertiesService,
    private readonly jobs: JobDirectory,
  ) {}

  /** Throws the 404 of its kind for a record that the caller may not see. */
  async find({ entityType, entityId: id }: Subject): Promise<Place> {
    if (entityType === 'client') {
      return { entityType, clientId: await requireClient(id), propertyId: null, jobId: null };
    }
    if (entityType === 'property') {
      const { clientId } = await this.properties.get(id);
      return { entityType, clientId, propertyId: id, jobId: null };
    }
    const job = await this.jobs.visible().andWhere('job.id = :id', { id }).getOne();
    if (!job) throw new JobNotFound();
    return { entityType, clientId: job.clientId, propertyId: job.propertyId, jobId: job.id };
  }

  static of(note: Place): Subject {
    return { entityType: note.entityType, entityId: note[COLUMN[note.entityType]] ?? '' };
  }

  static columnOf({ entityType }: Subject): (typeof COLUMN)[Note['entityType']] {
    return COLUMN[entityType];
  }

  /** SQL condition on rows of `notes note`, deleted ones included: those that the caller may see. */
  visible(): string {
    const [client, job] = [visibleClients('note.client_id'), this.jobs.isVisible('note.job_id')];
    const subject = `case when note.job_id is null then ${client} else ${job} end`;
    return can('notes.read.all') ? subject : `note.visibility in ('crew', 'client') and ${subject}`;
  }
}
