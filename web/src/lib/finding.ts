export interface Findable {
  value: string;
  label: string;
  /** What else people type for it. */
  alias?: string;
}

/** Those that have every typed word at the beginning of one of theirs, the ones that are named by them first. */
export function fitting<Option extends Findable>(options: readonly Option[], typed: string): Option[] {
  const words = wordsOf(typed);
  const fit = options.filter((option) => words.every((word) => own(option).some((one) => one.startsWith(word))));
  const isNamed = ({ label }: Option) => namesOf(label).some((name) => name.startsWith(words.join(' ')));
  return [...fit.filter(isNamed), ...fit.filter((option) => !isNamed(option))];
}

/** The one that is meant without a doubt; null where nothing or more than one may be. */
export function meant<Option extends Findable>(options: readonly Option[], typed: string): Option | null {
  const [first, ...others] = fitting(options, typed);
  if (!first || others.length === 0) return first ?? null;
  const name = wordsOf(typed).join(' ');
  const exact = options.filter(({ label, value }) => [...namesOf(label), wordsOf(value).join(' ')].includes(name));
  return exact.length === 1 ? (exact[0] ?? null) : null;
}

/** `Eastern Time (Louisville, Kentucky)`: the whole, and the place alone. */
const namesOf = (label: string): string[] =>
  [label, ...label.split('(').slice(1)].map((name) => wordsOf(name).join(' '));

/** Of hundreds of options, and again with every letter that is typed. */
const known = new WeakMap<Findable, string[]>();
function own(option: Findable): string[] {
  const words = known.get(option) ?? wordsOf(`${option.label} ${option.value} ${option.alias ?? ''}`);
  known.set(option, words);
  return words;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+]+/u)
    .filter(Boolean);
