/** The credential of a scope does not stand as it was known. Nothing was done: whoever opens the scope looks anew. */
export class StandingChanged extends Error {
  override readonly name = 'StandingChanged';
  /** For whoever does not look: PostgreSQL's word for what may be tried again. */
  readonly code = '40001';
}
