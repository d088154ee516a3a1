interface Refusal {
  title: string;
  detail?: string;
  errors?: readonly { pointer?: string; parameter?: string; detail: string }[];
}

interface FieldErrors {
  /** By the form's own path (`billingAddress.city`, `phones.0`), as Mantine wants it. */
  fields: Record<string, string>;
  /** What has no field in this form, for the alert above it; empty when every refusal found its field. */
  others: string[];
}

/**
 * Puts each refused field's sentence by its field. Works wherever the form mirrors the request, which is why forms do.
 * @param values the form's values, which say what fields there are
 */
export function fieldErrors(refusal: Refusal, values: object): FieldErrors {
  const found: FieldErrors = { fields: {}, others: [] };
  for (const { pointer, parameter, detail } of refusal.errors ?? []) {
    const path = pointer === undefined ? [parameter ?? ''] : stepsOf(pointer);
    const field = deepestField(path, values);
    if (field === null) found.others.push(detail);
    else found.fields[field] ??= detail;
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

/** The path as far as the form knows it: `/tags/3` belongs to a field `tags` that holds the whole list. */
function deepestField(path: readonly string[], values: object): string | null {
  let here: unknown = values;
  const known: string[] = [];
  for (const step of path) {
    const isField = typeof here === 'object' && here !== null && Object.hasOwn(here, step);
    if (!isField) break;
    here = Reflect.get(Object(here), step);
    known.push(step);
    if (Array.isArray(here) && here.every((item) => typeof item !== 'object')) break;
  }
  return known.length > 0 ? known.join('.') : null;
}
