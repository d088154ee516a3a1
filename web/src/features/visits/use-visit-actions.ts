import {
  useCancelVisit,
  useCompleteVisit,
  useDepartVisit,
  useDispatchVisit,
  usePauseVisit,
  useRecallVisit,
  useReopenVisit,
  useResumeVisit,
  useScheduleVisit,
  useSkipVisit,
  useStartVisit,
  useUnscheduleVisit,
} from '../../api/generated/queries/queries';
import type { VisitDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';

/** Takes a visit through its states. Steps that can be reversed offer an undo. */
export function useVisitActions(visit: VisitDto) {
  const changed = useChanged();
  const path = { visitId: visit.id };
  const tell = () => changed({ entityType: 'visit', entityId: visit.id });
  const done = (words: string, undo?: () => void) => ({
    onSuccess: () => {
      void tell();
      toast.done(words, undo && { run: undo });
    },
  });
  const asked = { meta: { failureShownBy: 'form' } } as const;
  const quietly = { onSuccess: tell };

  const schedule = useScheduleVisit(undefined, quietly);
  const putBack = () => {
    const { date, windowStart, windowEnd } = visit;
    if (date !== null) schedule.mutate({ path, body: { date, windowStart, windowEnd } });
  };
  const recall = useRecallVisit(undefined, quietly);
  const reopen = useReopenVisit(undefined, quietly);
  return {
    depart: useDepartVisit(undefined, quietly),
    start: useStartVisit(undefined, quietly),
    pause: usePauseVisit(undefined, quietly),
    resume: useResumeVisit(undefined, quietly),
    recall,
    reopen,
    dispatch: useDispatchVisit(
      undefined,
      done('Visit dispatched', () => recall.mutate({ path })),
    ),
    unschedule: useUnscheduleVisit(undefined, done('Visit unscheduled', putBack)),
    complete: useCompleteVisit(undefined, { ...asked, ...done('Visit completed', () => reopen.mutate({ path })) }),
    skip: useSkipVisit(undefined, { ...asked, ...done('Visit skipped', putBack) }),
    cancel: useCancelVisit(undefined, { ...asked, ...done('Visit canceled') }),
  };
}

export type VisitActionHooks = ReturnType<typeof useVisitActions>;
