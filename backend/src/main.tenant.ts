import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { SYSTEM } from './kernel/context/index.js';
import { Scopes } from './kernel/database/index.js';
import { CompanyDirectory, CompanyStanding } from './modules/company-closing/index.js';

/** For the operator: `suspend <company> <reason>`, `reactivate <company>`, `show <company>`. */
const [command = '', named = '', ...words] = process.argv.slice(2);
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'fatal'] });
try {
  const company = await app.get(CompanyDirectory).find(named);
  if (!company) throw new Error(`No company has the address or the ID “${named}”.`);
  const standing = app.get(CompanyStanding);
  const reason = words.join(' ').trim();
  if (command === 'suspend' && !reason) throw new Error('Say why: the company reads it.');
  const within = (work: () => Promise<object>) =>
    app.get(Scopes).run({ tenantId: company.id, actor: { ...SYSTEM, name: 'Operator' }, whileSuspended: true }, work);
  const commands: Record<string, () => Promise<{ status: string }>> = {
    suspend: async () => ({ ...company, ...(await within(() => standing.suspend(reason))) }),
    reactivate: async () => ({ ...company, ...(await within(() => standing.reactivate())) }),
    show: async () => company,
  };
  const run = commands[command];
  if (!run) throw new Error(`Use one of: ${Object.keys(commands).join(', ')}.`);
  console.log(`${company.name} (${company.slug}, ${company.id}): ${(await run()).status}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await app.close();
}
