import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addressLines, type LocalTimes } from '../../kernel/formats/index.js';
import { Files } from '../../kernel/files/index.js';
import type { PropertySnapshot } from '../client-snapshots/index.js';
import { type CrewSummary } from '../crews/index.js';
import { TenancyService, type Tenant } from '../tenancy/index.js';
import type { Job } from '../job-records/index.js';
import type { JobParts } from '../job-contents/index.js';
import type { WorkOrder, WorkOrderVisit } from './work-order.js';
import { workOrderFacts } from './work-order-facts.js';

export interface WorkOrderSource {
  order: WorkOrder;
  /** Identifies everything that the page shows. */
  fingerprint: string;
  /** Identifies the versions of the job and its visits. */
  facts: string;
}

/** Collects what a work order shows. */
@Injectable()
export class WorkOrders {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly files: Files,
  ) {}

  async of(job: Job, { visits, checklist, around }: JobParts): Promise<WorkOrderSource> {
    const tenant = await this.tenancy.current();
    const shown = visits.filter(({ status }) => status !== 'cancelled' && status !== 'skipped');
    const order: WorkOrder = {
      locale: tenant.locale,
      unitSystem: tenant.unitSystem,
      timeZone: tenant.timezone,
      issuedAt: new Date(),
      company: { ...companyOf(tenant), logo: await this.logoOf(tenant) },
      job: { number: job.number, title: job.title, instructions: job.crewInstructions, poNumber: job.poNumber },
      client: clientOf(job, around),
      property: propertyOf(around.propertyOf(job)),
      visits: shown.map((visit) => visitOf(visit, around.crewOf(visit.crewId))),
      checklist: checklist.map(({ label, required }) => ({ label, required })),
    };
    return { order, fingerprint: fingerprintOf(order, tenant.logoFileId), facts: workOrderFacts(job, visits) };
  }

  private async logoOf({ logoFileId }: Tenant): Promise<WorkOrder['company']['logo']> {
    if (!logoFileId) return null;
    const bytes = await this.files.read(logoFileId);
    const { default: sharp } = await import('sharp');
    const { width, height } = await sharp(bytes).metadata();
    return { bytes, width, height };
  }
}

function companyOf({ name, address, phone, email }: Tenant): Omit<WorkOrder['company'], 'logo'> {
  return { name, addressLines: addressLines(address), phone, email };
}

function clientOf(job: Job, around: JobParts['around']): WorkOrder['client'] {
  const { displayName: name, number } = around.clientOf(job);
  const contact = around.visitContactOf(job);
  return { name, number, contact: contact && { ...contact, name: contact.name ?? name } };
}

function propertyOf({ name, address, accessNotes, parking, hazards }: PropertySnapshot): WorkOrder['property'] {
  return { name, addressLines: addressLines(address), accessNotes, parking, hazards, measurements: [] };
}

function visitOf(
  visit: LocalTimes & { instructionsOverride: string | null },
  crew: CrewSummary | null,
): WorkOrderVisit {
  const { date, windowStart, windowEnd, timeZone, instructionsOverride } = visit;
  return {
    date,
    windowStart,
    windowEnd,
    timeZone,
    instructions: instructionsOverride,
    crew: crew && { name: crew.name, colour: crew.colour, members: crew.members },
  };
}

function fingerprintOf({ issuedAt: _issuedAt, company, ...order }: WorkOrder, logoFileId: string | null): string {
  const { logo: _logo, ...letterhead } = company;
  const shown = JSON.stringify({ ...order, letterhead, logoFileId });
  return createHash('sha256').update(shown).digest('base64url');
}
