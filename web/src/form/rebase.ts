import { changesOf } from '../lib/patch';

/**
 * Someone else saved first: touched fields keep what was typed, the others take the newer value.
 * @param base the values the form started from
 * @param newer the values of the newer version
 */
export const rebase = <T extends object>(typed: T, base: T, newer: T): T => ({ ...newer, ...changesOf(base, typed) });
