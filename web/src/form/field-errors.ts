interface Refusal {
  title: string;
  detail?: string;
  errors?: readonly { pointer?: string; parameter?: string; detail: string }[];
}

interface FieldErrors {
  /** By form path (`billingAddress.city`, `phones.0`), as Mantine expects. */
  fields: Record<string, string>;
  /** Errors without a field in this form, for the alert above it. */
  others: string[];
}

/**
 * Maps each refused field’s message to its form path. Works because forms mirror the request.
 * @param values the form’s values, which tell which fields exist
 */
export function fieldErrors(refusal: Refusal, values: object): FieldErrors {
  const found: FieldErrors = { fields: {}, others: [] };
  for (const { pointer, parameter, detail } of refusal.errors ?? []) {
    const path = pointer === undefined ? [parameter ?? ''] : stepsOf(pointer);
    const known = knownFields(path, values);
    if (known.length === 0) found.others.push(detail);
    for (const field of known) found.fields[field] ??= detail;
  }
  if (!refusal.errors?.length) found.others.push(refusal.detail ?? refusal.title);
  return found;
}

/** RFC 6901: `/a~1b/0` → `a/b`, `0`. */
const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/**
 * The path as far as the form has it. An item of a plain list may have its own field (`emails.0`) or share one with its
 * siblings (`tags`): both get the error.
 */
function knownFields(path: readonly string[], values: object): string[] {
  let here: unknown = values;
  const known: string[] = [];
  let listAt: number | null = null;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) break;
    if (Array.isArray(here)) listAt = known.length;
    if (!Object.hasOwn(here, step)) break;
    here = Reflect.get(here, step);
    known.push(step);
  }
  if (known.length === 0) return [];
  const whole = known.join('.');
  // The list as a whole was refused: show it at the first field, if items have fields.
  if (Array.isArray(here) && here.length > 0 && typeof here[0] !== 'object') return [whole, `${whole}.0`];
  const isPlainItem = listAt === known.length - 1 && typeof here !== 'object';
  return isPlainItem ? [whole, known.slice(0, -1).join('.')] : [whole];
}
