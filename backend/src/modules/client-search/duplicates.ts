import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import type { DuplicateDto, FindDuplicatesQuery } from './duplicates.dto.js';

/** How alike two names must be when only the address is the same (product 1.4). */
const ALIKE = 0.5;
const SHOWN = 20;

/** Clients that may be the same as one that is about to be made. */
@Injectable()
export class Duplicates {
  /** Equal e-mail, equal last ten digits, or equal address with a similar name. */
  find({ email, phone, name, address, postalCode }: FindDuplicatesQuery): Promise<DuplicateDto[]> {
    return db().query(
      `with matches as (
         select p.client_id, p.kind as reason from contact_points p
         where p.tenant_id = (select app_tenant_id()) and p.kind = 'email' and p.value = lower($1)
         union
         select p.client_id, p.kind from contact_points p
         where p.tenant_id = (select app_tenant_id()) and p.kind = 'phone'
           and p.value = right(phone_digits(jsonb_build_object('raw', $2::text)), 10)
         union
         select p.client_id, 'address' from properties p
         join clients c on c.tenant_id = p.tenant_id and c.id = p.client_id
         where p.tenant_id = (select app_tenant_id()) and p.address_key = nullif(address_key($4), '')
           and coalesce(lower(p.address ->> 'postalCode') = lower($5), true)
           and similarity(c.sort_name, search_text($3)) >= ${ALIKE}
       )
       select c.id, c.number, c.display_name as "displayName", c.status, array_agg(m.reason order by m.reason) as reasons
       from matches m join clients c on c.tenant_id = (select app_tenant_id()) and c.id = m.client_id
       group by c.tenant_id, c.id
       order by count(*) desc, c.status = 'archived', c.created_at limit ${SHOWN}`,
      [email?.trim() ?? null, phone ?? null, name ?? null, address ?? null, postalCode ?? null],
    );
  }
}
