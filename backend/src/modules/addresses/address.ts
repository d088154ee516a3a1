import { mergePatch } from '../../kernel/validation/index.js';
import type { Address } from './address.dto.js';

/** The address without its empty parts; null when nothing is left. */
export function tidyAddress(address: Address | null | undefined): Address | null {
  const parts = Object.entries(address ?? {})
    .map(([part, value]) => [part, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value);
  return parts.length > 0 ? Object.fromEntries(parts) : null;
}

/** JSON Merge Patch of one address: absent parts stay, null removes a part, null altogether removes the address. */
export function patchAddress(before: Address | null, patch: Address | null): Address | null {
  return patch === null ? null : tidyAddress(mergePatch(before, patch));
}

/**
 * `12 Orchard Road, Unit 4, Summit, NJ 07901`: one line for lists. The country is left out: it is nearly always the
 * company's own.
 */
export function addressLine(address: Address | null): string | null {
  const { line1, line2, city, region, postalCode } = address ?? {};
  const town = [region, postalCode].filter(Boolean).join(' ');
  return [line1, line2, city, town].filter(Boolean).join(', ') || null;
}
