/** One difference between two documents. */
export interface Change {
  kind: 'breaking' | 'addition' | 'deprecation' | 'change';
  /** `METHOD /path`; of a schema that many operations share, the first of them. */
  where: string;
  what: string;
  /** Of a breaking one: whom it hurts and what to do instead. */
  why?: string;
  instead?: string;
}

/** A change that breaks nobody although it looks like it, and why. */
export interface Accepted {
  where: string;
  what: string;
  because: string;
}

export function compare(before: string, after: string, today?: string): Promise<Change[]>;
