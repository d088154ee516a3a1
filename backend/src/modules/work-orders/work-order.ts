/** Everything that a work order shows, already selected and copied: the PDF is made from nothing else. */
export interface WorkOrder {
  /** BCP 47, for example `en-US`: decides paper size and the form of dates, times and numbers. */
  locale: string;
  unitSystem: 'us' | 'metric';
  company: WorkOrderCompany;
  job: { number: string; title: string; instructions: string | null; poNumber: string | null };
  client: { name: string; number: string | null; contact: WorkOrderContact | null };
  property: WorkOrderProperty;
  visits: WorkOrderVisit[];
  checklist: WorkOrderCheck[];
  /** When the facts above were read. */
  issuedAt: Date;
  /** IANA zone in which `issuedAt` is shown. */
  timeZone: string;
}

export interface WorkOrderCompany {
  name: string;
  addressLines: string[];
  phone: string | null;
  email: string | null;
  /** PNG or JPEG, with its size in pixels. A monogram of the name takes its place. */
  logo: { bytes: Uint8Array; width: number; height: number } | null;
}

export interface WorkOrderContact {
  name: string;
  phone: string | null;
  email: string | null;
}

export interface WorkOrderProperty {
  name: string | null;
  addressLines: string[];
  accessNotes: string | null;
  parking: string | null;
  /** For example `Dog in the back yard`. */
  hazards: string[];
  measurements: WorkOrderMeasurement[];
}

export interface WorkOrderMeasurement {
  /** For example `Front lawn`. */
  label: string;
  /** As it was entered. */
  quantity: number;
  unit: 'sqft' | 'sqm' | 'lnft' | 'm' | 'each';
}

export interface WorkOrderVisit {
  /** `YYYY-MM-DD` at the property; null while it is not planned. */
  date: string | null;
  /** `HH:MM` at the property; null on both: any time of the day. */
  windowStart: string | null;
  windowEnd: string | null;
  /** IANA zone of the property. */
  timeZone: string;
  /** For this visit, in place of the job's. */
  instructions: string | null;
  crew: { name: string; colour: string; members: { name: string; isLead: boolean }[] } | null;
}

export interface WorkOrderCheck {
  label: string;
  required: boolean;
}
