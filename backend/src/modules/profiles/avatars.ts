import { Injectable } from '@nestjs/common';
import { db, newId, Scopes } from '../../kernel/database/index.js';
import { type IncomingFile, redrawn } from '../../kernel/files/index.js';
import { Accounts, type User } from '../accounts/index.js';
import type { AvatarDto } from './profile.dto.js';
import { AvatarNotFound } from './profiles.errors.js';

/** Twice as large as it is ever shown, for sharp screens. */
const SIDE = 128;

/** Photos of people: always a small square that we drew, whatever was uploaded. Only colleagues see them. */
@Injectable()
export class Avatars {
  constructor(
    private readonly accounts: Accounts,
    private readonly scopes: Scopes,
  ) {}

  /** Throws `TooLarge` (413), `UnsupportedMediaType` (415) and `UnreadableImage` (422). */
  async replace(userId: string, upload: IncomingFile): Promise<User> {
    const image = await redrawn(await upload.read(), (picture) =>
      picture.resize({ width: SIDE, height: SIDE, fit: 'cover' }).webp({ quality: 82 }),
    );
    return this.scopes.join(() => this.keep(userId, image));
  }

  async keep(userId: string, image: Buffer): Promise<User> {
    await db().query(KEEP, [userId, image]);
    return this.accounts.describe(userId, { avatarId: newId() });
  }

  /** Not an error when there is none. */
  async remove(userId: string): Promise<void> {
    await db().query('delete from avatars where user_id = $1', [userId]);
    await this.accounts.describe(userId, { avatarId: null });
  }

  /** Of somebody who belongs to the company. Throws `AvatarNotFound` (404). */
  async open(userId: string): Promise<Buffer> {
    const [row] = await db().query<Array<{ image: Buffer }>>(OPEN, [userId]);
    if (!row) throw new AvatarNotFound();
    return row.image;
  }

  /** Who of the company has a photo. */
  ofCompany(): Promise<AvatarDto[]> {
    return db().query(LIST);
  }
}

const KEEP = `
  insert into avatars (user_id, image) values ($1, $2) on conflict (user_id) do update set image = excluded.image`;

const OPEN = `
  select a.image from avatars a join member_roles m on m.user_id = a.user_id
  where m.tenant_id = (select app_tenant_id()) and a.user_id = $1`;

const LIST = `
  select m.user_id as "userId", m.membership_id as "membershipId", u.avatar_id as "avatarId"
  from member_roles m join account_names u on u.user_id = m.user_id
  where m.tenant_id = (select app_tenant_id()) and u.avatar_id is not null
  order by m.membership_id
  limit 1000`;
