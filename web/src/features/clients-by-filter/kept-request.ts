import type { ChangeRequest } from './change-request';

const keyOf = (operationId: string): string => `hedgerow.clients-change.${operationId}`;

/** Operations don’t include their request, and undoing one needs it: kept for as long as this tab is open. */
export function keepRequest(operationId: string, request: ChangeRequest): void {
  window.sessionStorage.setItem(keyOf(operationId), JSON.stringify(request));
}

export function keptRequest(operationId: string): ChangeRequest | null {
  const kept = window.sessionStorage.getItem(keyOf(operationId));
  return kept === null ? null : (JSON.parse(kept) as ChangeRequest);
}
