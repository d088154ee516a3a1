/** How long usage is kept. */
export const KEPT_DAYS = 90;

/** A range of days, both included. */
export interface Days {
  from: string;
  to: string;
}
