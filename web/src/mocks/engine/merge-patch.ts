/** A part of a record after a merge patch: `undefined` leaves it, null removes it. Whether the whole is in order is not asked. */
export function merged<Part extends object>(before: Part | null, patch: Partial<Part> | null | undefined): Part | null {
  if (patch === undefined) return before;
  return patch === null ? null : ({ ...before, ...patch } as Part);
}
