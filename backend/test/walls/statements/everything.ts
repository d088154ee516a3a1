import { signInByCompany } from './company-sign-in.js';
import { importPeople, keepKeys, keepWebhooks, lookBack, signIn } from './connections.js';
import { keepClients, keepCompany } from './office.js';
import { keepNotes } from './notes.js';
import type { Sender } from './sender.js';
import { Work } from './work.js';

/** At least one request to each operation of the contract, in an order in which each is accepted. */
export async function askEverything(sender: Sender, logo: Buffer): Promise<void> {
  await signIn(sender);
  const crews = await keepCompany(sender, logo);
  await signInByCompany(sender);
  const client = await keepClients(sender);
  await keepKeys(sender);
  await keepWebhooks(sender);
  await importPeople(sender);
  const work = new Work(sender, client, crews);
  await work.doJobs();
  await work.doVisits();
  await keepNotes(sender, client);
  await lookBack(sender);
}
