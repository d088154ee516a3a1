import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { phoneKey, readPhoneNumber } from '../phone-numbers/index.js';
import type { DuplicateDto, FindDuplicatesQuery } from './duplicates.dto.js';

/** How similar two names must be when only the address is the same. */
const ALIKE = 0.5;
const SHOWN = 20;
/** Properties at one address whose owners are compared. */
const COMPARED = 500;
/** Without an area code a number may belong to several people. */
const FEWEST_DIGITS = 7;

/** LIMIT keeps it a look-up by key: in a plain join, a planner that knows few clients yet compares all with all. */
const clientOf = (match: string): string => `cross join lateral (
  select * from clients c where c.tenant_id = (select app_tenant_id()) and c.id = ${match}.client_id limit 1) c`;

/** Existing clients that may be the same as a new one. */
@Injectable()
export class Duplicates {
  /** Same e-mail, same last ten digits, or same address with a similar name. */
  find({ email, phone, name, address, postalCode }: FindDuplicatesQuery): Promise<DuplicateDto[]> {
    const digits = phone && phoneKey(readPhoneNumber(phone, ''), FEWEST_DIGITS);
    return db().query(
      `with matches as (
         select p.client_id, p.kind as reason from contact_points p
         where p.tenant_id = (select app_tenant_id()) and p.kind = 'email' and p.value = lower($1)
         union
         select p.client_id, p.kind from contact_points p
         where p.tenant_id = (select app_tenant_id()) and p.kind = 'phone'
           and p.value = $2
         union
         select p.client_id, 'address' from (
           select p.client_id, p.address from properties p
           where p.tenant_id = (select app_tenant_id()) and p.address_key <> '' and p.address_key = address_key($4)
           limit ${COMPARED}
         ) p
         ${clientOf('p')}
         where coalesce(lower(p.address ->> 'postalCode') = lower($5), true)
           and similarity(c.sort_name, search_text($3)) >= ${ALIKE}
       )
       select c.id, c.number, c.display_name as "displayName", c.status, array_agg(m.reason order by m.reason) as reasons
       from matches m ${clientOf('m')}
       group by c.id, c.number, c.display_name, c.status, c.created_at
       order by count(*) desc, c.status = 'archived', c.created_at limit ${SHOWN}`,
      [email?.trim() ?? null, digits ?? null, name ?? null, address ?? null, postalCode ?? null],
    );
  }
}
