/** May this action run, and if not, why: the reason is shown where the button is. */
export type Can = { readonly ok: true } | { readonly ok: false; readonly because: string };

export const yes: Can = { ok: true };
export const no = (because: string): Can => ({ ok: false, because });

/** The first refusal wins: order the checks by what the reader can change soonest. */
export const allOf = (...checks: readonly Can[]): Can => checks.find((check) => !check.ok) ?? yes;

/** Whether the API offers an action on a record. If it doesn’t, the first refusal among `reasons` is shown. */
export const offered = <Action extends string>(
  { allowedActions }: { allowedActions: readonly Action[] },
  action: NoInfer<Action>,
  ...reasons: readonly Can[]
): Can => (allowedActions.includes(action) ? yes : allOf(...reasons, no('You can’t do this right now.')));
