import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PATIENCE_MS = 30_000;
const LOOK_MS = 100;

/**
 * The link in the newest mail about an account that was saved for an address, as soon as a worker has saved one.
 * @param {string} dataDir of the product @param {string} address @param {number} [after] mails to it that were there before
 * @param {string} [except] part of links that are not wanted
 */
export async function newestLink(dataDir, address, after = 0, except = undefined) {
  for (let left = PATIENCE_MS / LOOK_MS; left > 0; left -= 1) {
    const mails = (await mailsTo(dataDir, address)).filter((mail) => !except || !mail.includes(except));
    const [, link] = (mails.length > after && /^(https?:\/\/\S+)\r?$/m.exec(mails.at(-1) ?? '')) || [];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`No mail to ${address} was saved in ${dataDir}.`);
}

/** As people read them, the newest last: files are named by time-ordered ids. @param {string} dataDir @param {string} address */
export async function mailsTo(dataDir, address) {
  const folder = join(dataDir, 'account-mail');
  const names = (await readdir(folder).catch(() => [])).sort();
  const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return mails.map(readable).filter((mail) => mail.split('\r\n\r\n')[0]?.includes(address));
}

/** Quoted-printable, undone. @param {string} mail */
const readable = (mail) =>
  mail
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
