import type { WorkOrder, WorkOrderCompany, WorkOrderVisit } from './work-order.js';
import { formatDate, formatWindow, formatZone } from '../../kernel/formats/index.js';
import { shownPhone } from '../phone-numbers/index.js';
import { formatInstant, formatMeasurement, monogramOf } from './work-order-format.js';

/** A work order as text: every date, time and quantity as printed. */
export interface PrintedWorkOrder {
  company: { name: string; monogram: string; details: string[]; logo: WorkOrderCompany['logo'] };
  job: WorkOrder['job'];
  client: { name: string; lines: string[] };
  property: { name: string; lines: string[] };
  /** The zones of the times, for example `Eastern Time`. */
  zones: string;
  visits: PrintedVisit[];
  hazards: string;
  access: string;
  checklist: WorkOrder['checklist'];
  measurements: { label: string; quantity: string }[];
  issued: string;
}

export interface PrintedVisit {
  date: string;
  window: string;
  instructions: string;
  /** Null on a document that does not name the crew. */
  crew: { name: string; colour: string | null; members: string } | null;
}

/** The crew's copy says who comes; clients are not told in advance. */
export function printed(order: WorkOrder, namesCrew = true): PrintedWorkOrder {
  const { company, job, client, property, visits, locale, unitSystem } = order;
  const zones = new Set(visits.map(({ timeZone }) => formatZone(timeZone, locale)));
  return {
    company: {
      name: company.name,
      monogram: monogramOf(company.name),
      details: [
        company.addressLines.join(', '),
        present([phoneOf(company, locale), company.email]).join('  ·  '),
      ].filter(Boolean),
      logo: company.logo,
    },
    job,
    client: { name: client.name, lines: clientLines(client, locale) },
    property: {
      name: property.name ?? '',
      lines: present([...property.addressLines, property.parking && `Parking: ${property.parking}`]),
    },
    zones: [...zones].join(', '),
    visits: visits.map((visit) => printedVisit(visit, locale, namesCrew)),
    // Programs write `irrigation_heads`.
    hazards: property.hazards.map((hazard) => hazard.replaceAll('_', ' ')).join('\n'),
    access: property.accessNotes ?? '',
    checklist: order.checklist,
    measurements: property.measurements.map((measurement) => ({
      label: measurement.label,
      quantity: formatMeasurement(measurement, unitSystem, locale),
    })),
    issued: `Issued ${formatInstant(order.issuedAt, order.timeZone, locale)}`,
  };
}

/** As people write it, however it was entered. */
export const phoneOf = ({ phone }: { phone: string | null }, locale: string): string | null =>
  phone && shownPhone(phone, locale);

function clientLines({ name, number, contact }: WorkOrder['client'], locale: string): string[] {
  const person = contact?.name === name ? null : contact?.name;
  return present([person, contact && phoneOf(contact, locale), contact?.email, number && `Client ${number}`]);
}

function printedVisit(visit: WorkOrderVisit, locale: string, namesCrew: boolean): PrintedVisit {
  const members = visit.crew?.members.map(({ name, isLead }) => (isLead ? `${name} (lead)` : name)) ?? [];
  return {
    date: visit.date ? formatDate(visit.date, locale) : 'Date to be scheduled',
    window: visit.date ? formatWindow(visit, locale) : '',
    instructions: visit.instructions ?? '',
    crew: namesCrew
      ? {
          name: visit.crew?.name ?? 'Unassigned',
          colour: visit.crew?.colour ?? null,
          members: members.join(', '),
        }
      : null,
  };
}

const present = (lines: (string | null | undefined)[]): string[] => lines.flatMap((line) => line || []);
