import type { OperationDto } from './generated/types.gen.js';
import type { Hedgerow } from './hedgerow.js';
import { pause } from './pause.js';

export interface WaitOptions {
  /** Called whenever the operation was read: for a progress bar. */
  onProgress?: (operation: OperationDto) => void;
  /** Longest pause between two looks; the first ones are shorter. Default 2000. */
  pollMs?: number;
  /** Stops the waiting, not the operation: that is `cancelOperation`. */
  signal?: AbortSignal;
}

/** Long work ended without success; `operation.problem` says why. */
export class OperationFailedError extends Error {
  override readonly name = 'OperationFailedError';

  constructor(readonly operation: OperationDto) {
    super(
      `${operation.kind} ${operation.state}: ${operation.problem?.detail ?? operation.message ?? 'no reason given'}`,
    );
  }
}

const FIRST_PAUSE_MS = 200;

/**
 * Follows long work to its end and answers the finished operation, with what came of it in `result`. Throws an
 * `OperationFailedError` when it failed or was cancelled.
 *
 *     const started = await hedgerow.imports.runImport({ path: { importId } });
 *     const { result } = await waitForOperation(hedgerow, started.id);
 */
export async function waitForOperation(
  hedgerow: Hedgerow,
  operationId: string,
  { onProgress, pollMs = 2_000, signal }: WaitOptions = {},
): Promise<OperationDto> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 1.5, pollMs)) {
    const operation = await hedgerow.operations.getOperation({ path: { operationId } }, signal ? { signal } : {});
    onProgress?.(operation);
    if (operation.state === 'succeeded') return operation;
    // States may be added; what has no end is not over.
    if (operation.finishedAt !== null) throw new OperationFailedError(operation);
    await pause(Math.min(wait, pollMs), signal);
  }
}
