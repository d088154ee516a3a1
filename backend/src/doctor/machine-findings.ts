import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import type { Env } from '../kernel/config/index.js';
import { type Finding, finding } from './finding.js';

const GIB = 1024 ** 3;
const LITTLE = 2 * GIB;
const TOO_LITTLE = GIB / 4;

/** The disk of DATA_DIR, and how people reach the product. */
export async function machineFindings(env: Env): Promise<Finding[]> {
  return [await folderFinding(env.DATA_DIR), addressFinding(env), demoFinding(env), mailFinding(env)];
}

async function folderFinding(folder: string): Promise<Finding> {
  const says = 'The data folder can be written, and has room';
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return finding('machine', says, roomIn(bavail * bsize));
  } catch {
    return finding('machine', says, {
      standing: 'fault',
      detail: 'DATA_DIR can’t be written',
      remedy: 'Set DATA_DIR, or its rights.',
    });
  }
}

/** What is wrong with that many free bytes. */
export function roomIn(free: number): Omit<Finding, 'area' | 'says'> | undefined {
  if (free >= LITTLE) return undefined;
  const detail = `${(free / GIB).toFixed(1)} GiB are free`;
  return { standing: free < TOO_LITTLE ? 'fault' : 'warning', detail, remedy: 'Make room, or move DATA_DIR.' };
}

function addressFinding({ PUBLIC_URL, NODE_ENV }: Env): Finding {
  const says = 'People reach the product over TLS';
  const standing = NODE_ENV === 'production' ? 'fault' : 'warning';
  const remedy = 'End TLS in front of the product, and set PUBLIC_URL=https://….';
  if (!PUBLIC_URL)
    return finding('machine', says, {
      standing,
      detail: 'PUBLIC_URL is not set: links in mail lead to this machine',
      remedy,
    });
  return finding(
    'machine',
    says,
    PUBLIC_URL.startsWith('https:') ? undefined : { standing, detail: 'PUBLIC_URL is not https', remedy },
  );
}

const demoFinding = ({ DEMO }: Env): Finding =>
  finding(
    'machine',
    'There is no sign-in without a password',
    DEMO === 'on'
      ? {
          standing: 'warning',
          detail: 'demo companies are on',
          remedy: 'NODE_ENV=production, or DEMO=off, before real data comes in.',
        }
      : undefined,
  );

const mailFinding = ({ SMTP_URL }: Env): Finding =>
  finding(
    'machine',
    'Mail leaves the machine',
    SMTP_URL
      ? undefined
      : { standing: 'warning', detail: 'SMTP_URL is not set: nobody gets a mail', remedy: 'Set SMTP_URL.' },
  );
