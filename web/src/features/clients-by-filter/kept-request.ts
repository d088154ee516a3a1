import type { ClientsWish } from './clients-wish';

const keyOf = (operationId: string): string => `hedgerow.clients-change.${operationId}`;

/**
 * An operation does not tell what was asked, and undoing it needs that: kept as long as this tab is open, however one comes
 * back to it.
 */
export function keepWish(operationId: string, wish: ClientsWish): void {
  window.sessionStorage.setItem(keyOf(operationId), JSON.stringify(wish));
}

export function keptWish(operationId: string): ClientsWish | null {
  const kept = window.sessionStorage.getItem(keyOf(operationId));
  return kept === null ? null : (JSON.parse(kept) as ClientsWish);
}
