import type { ConfirmationDto, WorkOrderDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

type Words = readonly [word: string, tone: Tone];

export const WORK_ORDER: Readonly<Record<WorkOrderDto['state'], Words>> = {
  none: ['Not made yet', 'resting'],
  queued: ['Waiting for the worker', 'planned'],
  making: ['Being made', 'planned'],
  ready: ['Ready', 'growing'],
  failed: ['Could not be made', 'trouble'],
};

export const CONFIRMATION: Readonly<Record<ConfirmationDto['state'], Words>> = {
  none: ['Not sent', 'resting'],
  queued: ['Waiting for the worker', 'planned'],
  sending: ['Being sent', 'planned'],
  sent: ['Sent', 'growing'],
  captured: ['Captured', 'growing'],
  failed: ['Could not be sent', 'trouble'],
};
