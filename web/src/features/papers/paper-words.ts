import type { ConfirmationDto, WorkOrderDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

type Words = readonly [word: string, tone: Tone];

export const WORK_ORDER: Readonly<Record<WorkOrderDto['state'], Words>> = {
  none: ['Not created', 'resting'],
  queued: ['Queued', 'planned'],
  making: ['Creating', 'planned'],
  ready: ['Ready', 'growing'],
  failed: ['Failed', 'trouble'],
};

/** When the client was told something else. */
export const UPDATE = {
  changed: {
    title: 'Client doesn’t know about schedule changes',
    explanation: 'Visits changed after the last email. Send the new schedule?',
  },
  over: {
    title: 'Client still expects canceled visits',
    explanation: 'They’re still on the client’s calendar. Send a cancellation?',
  },
} as const;

export const CONFIRMATION: Readonly<Record<ConfirmationDto['state'], Words>> = {
  none: ['Not sent', 'resting'],
  queued: ['Queued', 'planned'],
  sending: ['Sending', 'planned'],
  sent: ['Sent', 'growing'],
  captured: ['Saved, not sent', 'growing'],
  failed: ['Failed to send', 'trouble'],
};
