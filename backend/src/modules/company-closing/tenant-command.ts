import type { INestApplicationContext } from '@nestjs/common';
import { SYSTEM } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { CompanyDirectory, type NamedCompany } from './company-directory.js';
import { CompanyPurge } from './company-purge.js';
import { CompanyStanding } from './company-standing.js';

type Command = (company: NamedCompany, reason: string) => Promise<{ status: string }>;

/**
 * For whoever keeps the product: `show <company>`, `suspend <company> <reason>`, `reactivate <company>`, `purge <company>`.
 * Answers how the company stands; throws what to say instead.
 */
export async function tenantCommand(
  app: INestApplicationContext,
  [command = '', named = '', ...words]: string[],
): Promise<string> {
  const run = commandsOf(app)[command];
  if (!run) throw new Error(`Use one of: ${Object.keys(commandsOf(app)).join(', ')}.`);
  const company = await app.get(CompanyDirectory).find(named);
  if (!company) throw new Error(`No company has the address or the ID “${named}”.`);
  const { status } = await run(company, words.join(' ').trim());
  return `${company.name} (${company.slug}, ${company.id}): ${status}`;
}

function commandsOf(app: INestApplicationContext): Record<string, Command> {
  const [directory, standing] = [app.get(CompanyDirectory), app.get(CompanyStanding)];
  const within = <T>({ id }: NamedCompany, work: () => Promise<T>) =>
    app.get(Scopes).run({ tenantId: id, actor: { ...SYSTEM, name: 'Operator' }, whileSuspended: true }, work);
  return {
    show: (company) => Promise.resolve(company),
    suspend: (company, reason) => {
      if (!reason) throw new Error('Say why: the company reads it.');
      return within(company, () => standing.suspend(reason));
    },
    reactivate: (company) => within(company, () => standing.reactivate()),
    // The worker does so every hour.
    purge: async ({ id, name }) => {
      if (!(await directory.toPurge()).includes(id)) {
        throw new Error(`${name} is not to be deleted: an owner closes it, and can reopen it for 30 days.`);
      }
      await app.get(CompanyPurge).run();
      return (await directory.find(id)) ?? { status: 'deleted' };
    },
  };
}
