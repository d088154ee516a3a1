import { Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { defineQueueTask, Handles, QueueWorker } from './index.js';

const Handled = defineQueueTask({ name: 'worker-spec.handled', queue: 'mail', payload: z.object({}) });
const Twice = defineQueueTask({ name: 'worker-spec.twice', queue: 'mail', payload: z.object({}) });
defineQueueTask({ name: 'worker-spec.forgotten', queue: 'mail', payload: z.object({}) });

@Injectable()
class First {
  @Handles(Handled)
  async handle(): Promise<void> {}

  @Handles(Twice)
  async handleToo(): Promise<void> {}
}

@Injectable()
class Second {
  @Handles(Twice)
  async handle(): Promise<void> {}
}

@Module({ providers: [First, Second] })
class WrongModule {}

describe('a worker whose tasks and handlers do not match', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await testApp({ modules: [WrongModule] })));
  afterAll(() => app.close());

  it('refuses to start and says why', async () => {
    const start = app.get(QueueWorker).start();
    await expect(start).rejects.toThrow('worker-spec.forgotten has no @Handles method');
    await expect(start).rejects.toThrow('worker-spec.twice is handled by First.handleToo and Second.handle');
    await expect(start).rejects.not.toThrow('worker-spec.handled');
  });

  it('refuses task names that are taken or badly formed', () => {
    const declare = (name: string) => () => defineQueueTask({ name, queue: 'mail', payload: z.object({}) });
    expect(declare('worker-spec.handled')).toThrow('Two queue tasks are named worker-spec.handled');
    expect(declare('Send it')).toThrow('Name queue tasks like');
  });
});
