import type { JsonOf } from './shape.js';

/** An answer that is JSON already and is sent as it is. */
export class JsonAnswer<Dto> {
  constructor(
    readonly text: JsonOf<Dto>,
    /** Its version, for the ETag; lists have none. */
    readonly version: { version: number; revision?: string } | null = null,
  ) {}

  /** Parsed, for code that needs to look into it. */
  read(): Dto {
    return JSON.parse(this.text) as Dto;
  }
}
