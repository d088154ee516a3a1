import { changesOf } from '../lib/patch';

/**
 * Somebody else saved first. What one typed stays; every field that one did not touch takes the newer value.
 * @param base what the form started from
 * @param newer what the record says now
 */
export const rebase = <T extends object>(typed: T, base: T, newer: T): T => ({ ...newer, ...changesOf(base, typed) });
