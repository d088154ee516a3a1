import { type FieldError, MOST_ERRORS, ValidationFailed } from '../problem/index.js';

/** How much of a name chosen by the sender goes into an answer. */
const LONGEST_NAME = 60;

/** The errors of one input, as many as anybody reads: after that, checking stops. */
export class FoundErrors {
  private readonly found: FieldError[] = [];

  constructor(private readonly most = MOST_ERRORS) {}

  get full(): boolean {
    return this.found.length >= this.most;
  }

  add(...errors: FieldError[]): void {
    this.found.push(...errors);
  }

  addUnknown(at: string, name: string): void {
    const shown = name.slice(0, LONGEST_NAME).toWellFormed();
    const detail = `Unknown field: ${shown}.`;
    this.found.push({ pointer: pointerTo(at, shown), code: 'unknown_field', detail });
  }

  throwIfAny(matters: (error: FieldError) => boolean = () => true): void {
    const errors = this.found.filter(matters);
    if (errors.length > 0) throw new ValidationFailed(errors);
  }
}

export const pointerTo = (at: string, name: string): string =>
  `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
