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

export function compare(before: string, after: string, today?: string): Promise<Change[]>;
