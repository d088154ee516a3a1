import type { ChangeRequest } from './change-request';

const keyOf = (operationId: string): string => `hedgerow.clients-change.${operationId}`;

/**
 * An operation does not tell what was asked, and undoing it needs that: kept as long as this tab is open, however one comes
 * back to it.
 */
export function keepRequest(operationId: string, request: ChangeRequest): void {
  window.sessionStorage.setItem(keyOf(operationId), JSON.stringify(request));
}

export function keptRequest(operationId: string): ChangeRequest | null {
  const kept = window.sessionStorage.getItem(keyOf(operationId));
  return kept === null ? null : (JSON.parse(kept) as ChangeRequest);
}
