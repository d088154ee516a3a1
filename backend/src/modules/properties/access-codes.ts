import { Injectable } from '@nestjs/common';
import { can } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import { clientWork } from '../client-work/index.js';
import { NoVisitToday } from './properties.errors.js';
import type { AccessCodesDto } from './access-codes.dto.js';
import type { UpdatePropertyDto } from './property.dto.js';
import type { Property } from './property.entity.js';

const CODES = ['gateCode', 'alarmCode', 'lockboxCode'] as const;

type Code = (typeof CODES)[number];
type SealedCodes = Partial<Pick<Property, Code>>;

/** Gate, alarm and lockbox codes: the only place where they are unencrypted. */
@Injectable()
export class AccessCodes {
  constructor(private readonly secrets: Secrets) {}

  /**
   * Encrypts the codes among some changes for one property; null removes one, absent ones stay, and so do those equal
   * to `before`.
   */
  async seal(propertyId: string, changes: Pick<UpdatePropertyDto, Code>, before?: Property): Promise<SealedCodes> {
    const sealed: SealedCodes = {};
    for (const code of CODES) {
      const plain = changes[code];
      if (plain === undefined) continue;
      const wanted = plain?.trim() || null;
      if (before && wanted === (await this.openOne(before, code))) continue;
      sealed[code] = wanted === null ? null : await this.secrets.seal(wanted, placeOf(propertyId, code));
    }
    return sealed;
  }

  /** The unencrypted codes. Throws `NoVisitToday` (403) for a crew that has no visit there today. */
  async open(property: Property): Promise<AccessCodesDto> {
    if (!can('access_codes.reveal') && !(await visitedToday(property.id))) throw new NoVisitToday();
    const codes: AccessCodesDto = { gateCode: null, alarmCode: null, lockboxCode: null };
    for (const code of CODES) codes[code] = await this.openOne(property, code);
    return codes;
  }

  /** The codes of every property that has any, in the transaction of the scope. Whoever calls it checks the permission. */
  async *all(): AsyncGenerator<Array<AccessCodesDto & { propertyId: string }>> {
    let part: Array<Pick<Property, 'id' | Code>> = [];
    do {
      part = await db().query<Array<Pick<Property, 'id' | Code>>>(WITH_CODES, [part.at(-1)?.id ?? null]);
      const opened = [];
      for (const property of part) {
        const [gateCode, alarmCode, lockboxCode] = [
          await this.openOne(property, 'gateCode'),
          await this.openOne(property, 'alarmCode'),
          await this.openOne(property, 'lockboxCode'),
        ];
        opened.push({ propertyId: property.id, gateCode, alarmCode, lockboxCode });
      }
      yield opened;
    } while (part.length === PART);
  }

  private async openOne(property: Pick<Property, 'id' | Code>, code: Code): Promise<string | null> {
    const sealed = property[code];
    return sealed && (await this.secrets.open(sealed, placeOf(property.id, code)));
  }
}

const PART = 500;

const WITH_CODES = `
  select id, gate_code as "gateCode", alarm_code as "alarmCode", lockbox_code as "lockboxCode" from properties
  where tenant_id = (select app_tenant_id()) and ($1::uuid is null or id > $1)
    and (gate_code is not null or alarm_code is not null or lockbox_code is not null)
  order by id limit ${PART}`;

const placeOf = (propertyId: string, code: string): string => `properties/${propertyId}/${code}`;

async function visitedToday(propertyId: string): Promise<boolean> {
  const rows: Array<{ visited: boolean }> = await db().query(
    `select ${clientWork().isVisitedToday('property.id')} as visited from (select $1::uuid as id) property`,
    [propertyId],
  );
  return rows[0]?.visited ?? false;
}
