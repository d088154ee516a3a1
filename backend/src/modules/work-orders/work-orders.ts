import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { addressLines, type LocalTimes } from '../../kernel/formats/index.js';
import { Files } from '../../kernel/files/index.js';
import type { ClientSnapshot, PropertySnapshot } from '../client-directory/index.js';
import { CrewDirectory, type CrewSummary } from '../crews/index.js';
import { TenancyService, type Tenant } from '../tenancy/index.js';
import { Checklist } from '../checklists/index.js';
import type { Job } from '../job-records/index.js';
import { JobPlaces, visitContactOf } from '../job-sites/index.js';
import { JobVisits } from '../visits/index.js';
import type { WorkOrder, WorkOrderVisit } from './work-order.js';
import { workOrderFacts } from './work-order-facts.js';

export interface WorkOrderSource {
  order: WorkOrder;
  /** Of everything that the page shows. */
  fingerprint: string;
  /** Of the versions of the job and its visits. */
  facts: string;
}

/** Gathers what a work order shows. */
@Injectable()
export class WorkOrders {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly places: JobPlaces,
    private readonly visits: JobVisits,
    private readonly checklists: Checklist,
    private readonly crews: CrewDirectory,
    private readonly files: Files,
  ) {}

  async of(job: Job): Promise<WorkOrderSource> {
    const tenant = await this.tenancy.current();
    const { client, property } = await this.places.of(job);
    const visits = await this.visits.all(job.id);
    const shown = visits.filter(({ status }) => status !== 'cancelled' && status !== 'skipped');
    const crews = await this.crews.summaries(shown.map(({ crewId }) => crewId));
    const checklist = await this.checklists.of(job.id);
    const order: WorkOrder = {
      locale: tenant.locale,
      unitSystem: tenant.unitSystem,
      timeZone: tenant.timezone,
      issuedAt: new Date(),
      company: { ...companyOf(tenant), logo: await this.logoOf(tenant) },
      job: { number: job.number, title: job.title, instructions: job.crewInstructions, poNumber: job.poNumber },
      client: clientOf(client),
      property: propertyOf(property),
      visits: shown.map((visit) => visitOf(visit, crews.get(visit.crewId ?? '') ?? null)),
      checklist: checklist.map(({ label, required }) => ({ label, required })),
    };
    return { order, fingerprint: fingerprintOf(order, tenant.logoFileId), facts: workOrderFacts(job, visits) };
  }

  private async logoOf({ logoFileId }: Tenant): Promise<WorkOrder['company']['logo']> {
    if (!logoFileId) return null;
    const bytes = await this.files.read(logoFileId);
    const { width, height } = await sharp(bytes).metadata();
    return { bytes, width, height };
  }
}

function companyOf({ name, address, phone, email }: Tenant): Omit<WorkOrder['company'], 'logo'> {
  return { name, addressLines: addressLines(address), phone, email };
}

function clientOf(client: ClientSnapshot): WorkOrder['client'] {
  const contact = visitContactOf(client);
  const { displayName: name, number } = client;
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
    ...{ date, windowStart, windowEnd, timeZone, instructions: instructionsOverride },
    crew: crew && { name: crew.name, colour: crew.colour, members: crew.members },
  };
}

function fingerprintOf({ issuedAt: _issuedAt, company, ...order }: WorkOrder, logoFileId: string | null): string {
  const { logo: _logo, ...letterhead } = company;
  const shown = JSON.stringify({ ...order, letterhead, logoFileId });
  return createHash('sha256').update(shown).digest('base64url');
}
