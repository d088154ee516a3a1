import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import type { AuditMismatchDto, AuditVerificationDto, VerifyAuditLogQuery } from './audit-verification.dto.js';
import { GAPS, mismatchOf, type Seal, SEALED_ENTRIES, type SealedEntry, SEALS, UNSEALED } from './seal-checks.js';

type Ask = <Row>(sql: string, values: unknown[]) => Promise<Row[]>;

/** Compares the audit log of the company of the scope with its seals, a part at a time. */
@Injectable()
export class AuditVerification {
  verify(query: VerifyAuditLogQuery): Promise<AuditVerificationDto> {
    return new SealedLog((sql, values) => db().query(sql, values)).verify(query);
  }
}

/** The audit log of one company, through whichever connection. */
export class SealedLog {
  constructor(private readonly ask: Ask) {}

  async verify({ after, head }: VerifyAuditLogQuery): Promise<AuditVerificationDto> {
    const read = await this.ask<Seal>(SEALS, [after]);
    const seals = read.filter(({ number }) => Number(number) > after);
    const last = seals.at(-1);
    const isAtEnd = last?.isLast ?? true;
    const mismatch =
      (await this.firstWrong(seals)) ??
      (await this.firstUnsealed(seals, isAtEnd)) ??
      (await this.unknownHead(isAtEnd ? head : undefined));
    return {
      seals: seals.length,
      entries: seals.reduce((sum, { entries }) => sum + entries, 0),
      archivedSeals: seals.filter(({ isArchived }) => isArchived).length,
      through: last?.toAt ?? null,
      head: last ? { number: Number(last.number), hash: last.hash, sealedAt: last.sealedAt } : null,
      nextAfter: isAtEnd || mismatch ? null : Number(last?.number),
      mismatch,
    };
  }

  private async firstWrong(seals: Seal[]): Promise<AuditMismatchDto | null> {
    const wrong = seals.find(({ isChained, isSame }) => !isChained || !isSame);
    if (!wrong) return null;
    const { number, fromAt, toAt, isChained } = wrong;
    if (!isChained) return { reason: 'seal_broken', seal: Number(number), entryId: null, from: fromAt, until: toAt };
    return mismatchOf(wrong, await this.ask<SealedEntry>(SEALED_ENTRIES, [number]));
  }

  /** Entries beside the seals, in months that these seals complete, and at the end in those without any. */
  private async firstUnsealed(seals: Seal[], isAtEnd: boolean): Promise<AuditMismatchDto | null> {
    const complete = seals.flatMap(({ month, monthEnds, isArchived }) =>
      monthEnds === null || isArchived ? [] : [{ begins: month, ends: monthEnds }],
    );
    const gaps = isAtEnd ? await this.ask<{ begins: string; ends: string }>(GAPS, []) : [];
    for (const { begins, ends } of [...complete, ...gaps]) {
      const [found] = await this.ask<Omit<SealedEntry, 'mark'>>(UNSEALED, [begins, ends]);
      if (found) return { reason: 'entry_added', seal: null, entryId: found.id, from: found.at, until: found.at };
    }
    return null;
  }

  private async unknownHead(head: string | undefined): Promise<AuditMismatchDto | null> {
    if (head === undefined) return null;
    const [number = '', hash = ''] = head.split('-');
    const known = await this.ask(KNOWN, [number, hash]);
    return known.length > 0
      ? null
      : { reason: 'head_unknown', seal: Number(number), entryId: null, from: null, until: null };
  }
}

const KNOWN = `select number from audit_seals
  where tenant_id = (select app_tenant_id()) and number = $1 and hash = decode($2, 'hex')`;
