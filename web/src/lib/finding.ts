export interface Findable {
  value: string;
  label: string;
  /** Other words that people type for it. */
  alias?: string;
}

/** Options with words that begin with each typed word; matches in the name go first. */
export function fitting<Option extends Findable>(options: readonly Option[], typed: string): Option[] {
  const words = wordsOf(typed);
  const fit = options.filter((option) => words.every((word) => own(option).some((one) => one.startsWith(word))));
  const isNamed = ({ label }: Option) => namesOf(label).some((name) => name.startsWith(words.join(' ')));
  return [...fit.filter(isNamed), ...fit.filter((option) => !isNamed(option))];
}

/** The only possible match; null if there is none or more than one. */
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

/** Cached: there are hundreds of options, and each typed letter searches again. */
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
