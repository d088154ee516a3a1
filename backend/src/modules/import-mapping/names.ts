export interface PersonName {
  firstName: string | null;
  lastName: string | null;
}

const SUFFIX = /^(jr|sr|ii|iii|iv|md|phd|esq)\.?$/i;
const PARTICLE = /^(van|von|de|der|den|del|della|di|da|dos|la|le|al|el|bin|ten|ter|zu|mac|st\.?)$/i;

/** "Ana de la Cruz", "O'Brien, Sean", "John & Mary Smith": what is the first name and what the last. */
export function splitFullName(fullName: string): PersonName {
  const [last = '', first = ''] = fullName.split(',').map((part) => part.trim());
  if (first && !SUFFIX.test(first)) return { firstName: first, lastName: last || null };
  const words = last.split(/\s+/);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  if (words.length < 2) return { firstName: words[0] || null, lastName: null };
  let start = words.length - 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  const lastName = [...words.slice(start), ...(suffix ? [suffix] : [])].join(' ');
  return { firstName: words.slice(0, start).join(' '), lastName };
}

/** Words that no person is called by, in lists that have one column for all names. */
const COMPANY =
  /\b(llc|l\.l\.c|inc|corp|corporation|ltd|co|company|gmbh|hoa|association|assoc|properties|apartments|management|church|school|restaurant|hotel|realty|estates|club|city of|town of|county)\b\.?/i;

export const looksLikeCompany = (name: string): boolean => COMPANY.test(name);

export function joinName({ firstName, lastName }: PersonName): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
