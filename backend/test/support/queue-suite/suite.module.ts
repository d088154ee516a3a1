import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { db, Scopes } from '../../../src/kernel/database/index.js';
import { defineQueueTask, Handles, type TaskRun } from '../../../src/kernel/queue/index.js';
import { Overloaded } from '../../../src/kernel/problem/index.js';

const payload = z.object({ label: z.string() });
type Label = z.infer<typeof payload>;

/** Notes its label, once. */
export const Note = defineQueueTask({ name: 'queue-suite.note', queue: 'maintenance', payload });
/** The same; equal ones that wait collapse. */
export const NoteOnce = defineQueueTask({
  name: 'queue-suite.note-once',
  queue: 'maintenance',
  payload,
  dedupeKey: ({ label }) => label,
});
/** Takes its first step, then waits to be killed; a second run finishes. */
export const Interrupted = defineQueueTask({ name: 'queue-suite.interrupted', queue: 'documents', payload });
/** Takes its first step, then waits until it is asked to stop; a second run finishes. */
export const Patient = defineQueueTask({ name: 'queue-suite.patient', queue: 'documents', payload });
/** Takes its first step, then never ends and does not listen; a second run finishes. */
export const Deaf = defineQueueTask({ name: 'queue-suite.deaf', queue: 'imports', payload });
/** Notes its label and fails, each time. */
export const Poison = defineQueueTask({ name: 'queue-suite.poison', queue: 'maintenance', payload });
/** Never gets a connection. */
export const Crowded = defineQueueTask({ name: 'queue-suite.crowded', queue: 'maintenance', payload });
/** Takes a step, fails on the first try, and goes on from there on the second. */
export const Stumbling = defineQueueTask({ name: 'queue-suite.stumbling', queue: 'maintenance', payload });

const never = () => new Promise<void>(() => undefined);

/** What the suite sees of the tasks' effects: rows of the table `suite_effects`. */
@Injectable()
class SuiteProcessor {
  constructor(private readonly scopes: Scopes) {}

  @Handles(Note)
  note({ label }: Label): Promise<void> {
    return this.write(label);
  }

  @Handles(NoteOnce)
  noteOnce({ label }: Label): Promise<void> {
    return this.write(label);
  }

  @Handles(Interrupted, { transaction: 'none' })
  async beInterrupted({ label }: Label, run: TaskRun): Promise<void> {
    if (await this.firstStep(label, run)) await never();
    await this.scopes.transaction(() => run.once('last', () => this.write(`${label} finished`)));
  }

  @Handles(Patient, { transaction: 'none' })
  async wait({ label }: Label, run: TaskRun): Promise<void> {
    if (await this.firstStep(label, run)) {
      await new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(new Error('asked to stop'))));
    }
    await this.scopes.transaction(() => run.once('last', () => this.write(`${label} finished`)));
  }

  @Handles(Deaf, { transaction: 'none' })
  async beDeaf({ label }: Label, run: TaskRun): Promise<void> {
    if (await this.firstStep(label, run)) await never();
  }

  @Handles(Poison)
  async fail({ label }: Label): Promise<void> {
    await this.write(label);
    throw new Error('poisonous');
  }

  @Handles(Crowded)
  async crowd(): Promise<void> {
    throw new Overloaded();
  }

  @Handles(Stumbling, { transaction: 'none' })
  async stumble({ label }: Label, run: TaskRun): Promise<void> {
    await this.firstStep(label, run);
    if (run.attempt === 1) throw new Error('stumbled');
    await this.scopes.transaction(() => run.once('last', () => this.write(`${label} finished`)));
  }

  private firstStep(label: string, run: TaskRun): Promise<boolean> {
    return this.scopes.transaction(() => run.once('first', () => this.write(`${label} started`)));
  }

  private async write(label: string): Promise<void> {
    await db().query('insert into suite_effects (label) values ($1)', [label]);
  }
}

@Module({ providers: [SuiteProcessor] })
export class SuiteModule {}

export const SUITE_SCHEMA = `
  create table suite_effects (
    tenant_id uuid not null default app_tenant_id(),
    id bigint generated always as identity,
    label text not null,
    user_id uuid default app_user_id(),
    primary key (tenant_id, id)
  );
  select protect_tenant_table('suite_effects');`;
