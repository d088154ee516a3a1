import type { ESLint, Linter, Rule } from 'eslint';

export interface UnwrittenWord {
  found: string;
  say: string;
}

export const WORDS: ReadonlyArray<{ pattern: RegExp; say: string; onlyOnScreen?: true }>;

export function unwrittenWords(text: string, where?: { isOnScreen?: boolean }): UnwrittenWord[];

export const plainWords: {
  plugins: { hedgerow: ESLint.Plugin & { rules: { 'plain-words': Rule.RuleModule } } };
} & Linter.Config;
