import { resolve } from 'node:path';
import { mailsTo as savedMailsTo } from '../../../scripts/stack/account-mail.mjs';
import { Config } from '../../src/kernel/config/index.js';
import { AccountMailDelivery } from '../../src/modules/account-mail/index.js';
import type { TestApp } from './test-app.js';

/** Sends what is queued, and answers the mails about accounts that went to an address, the newest last, as people read them. */
export async function mailsTo(app: Pick<TestApp, 'get'>, address: string): Promise<string[]> {
  await app.get(AccountMailDelivery).run();
  return savedMailsTo(resolve(app.get(Config).get('DATA_DIR')), address);
}

/** What the link in the newest mail to an address holds, behind its `#`. */
export async function mailedToken(app: Pick<TestApp, 'get'>, address: string): Promise<string> {
  const mails = await mailsTo(app, address);
  const [, token] = /^https?:\/\/\S+#([\w-]+)\r?$/m.exec(mails.at(-1) ?? '') ?? [];
  if (!token) throw new Error(`No link in the last of ${mails.length} mails to ${address}.`);
  return token;
}
