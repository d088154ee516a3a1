/** A phone number as people here write it; what cannot be parsed stays as it was typed. */
export function formatPhone(value: string): string {
  const digits = value.replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  if (national.length === 10 && (digits.length === 11 || !value.trim().startsWith('+'))) {
    return `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`;
  }
  return value.trim();
}

/** The number that a tap dials: the comma pauses before the extension. */
export const telHref = (value: string, extension: string | null = null): string =>
  `tel:${value.replace(/[^\d+]/g, '')}${extension === null ? '' : `,${extension}`}`;
