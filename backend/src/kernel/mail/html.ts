/** A piece of HTML in which all input is escaped. */
export class Html {
  constructor(readonly source: string) {}
}

/** `html\`<p>${name}</p>\`` escapes every value; except other `Html`. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  return new Html(parts.map((part, index) => part + (index < values.length ? sourceOf(values[index]) : '')).join(''));
}

function sourceOf(value: string | number | Html | Html[] | undefined): string {
  if (value instanceof Html) return value.source;
  if (Array.isArray(value)) return value.map(sourceOf).join('');
  return escape(String(value ?? ''));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
