import type { ESLint, Linter, Rule } from 'eslint';

export const stateRules: {
  plugins: { states: ESLint.Plugin & { rules: { 'left-to-the-api': Rule.RuleModule } } };
} & Linter.Config;
