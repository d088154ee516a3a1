import type { JsonOf } from './shape.js';

/** An answer that is JSON already: it is sent as it stands. */
export class JsonAnswer<Dto> {
  constructor(
    readonly text: JsonOf<Dto>,
    /** What tells it apart from what it was before; lists have none. */
    readonly version: { version: number; revision?: string } | null = null,
  ) {}

  /** For whoever looks into it. */
  read(): Dto {
    return JSON.parse(this.text) as Dto;
  }
}
