import type { Company } from '../db';
import { addressOf, makeWorkOrder, sendConfirmation } from '../jobs/paperwork';

/** The first jobs have their paperwork, and the mail about it lies in the mailbox. */
export function seedMessages(company: Company): void {
  const [, office] = company.people;
  if (!office) return;
  for (const job of company.jobs
    .all()
    .filter(({ status }) => status === 'active')
    .slice(0, 5)) {
    makeWorkOrder(company, office, job.id);
    const to = addressOf(company, job);
    if (to !== null) sendConfirmation(company, office, job.id, to);
  }
}
