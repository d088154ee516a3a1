import { modals } from '@mantine/modals';

type Question = Parameters<typeof modals.openConfirmModal>[0];

let isReady: () => void;
const ready = new Promise<void>((resolve) => (isReady = resolve));

/** Called once `Overlays` has loaded, which is after the first page. */
export const questionsCanBeAsked = (): void => isReady();

/** Asks before a destructive action. If the dialogs haven’t loaded yet, the question waits for them. */
export const confirm = (question: Question): void =>
  void ready.then(() => modals.openConfirmModal({ ...question, ...focused(question) }));

const FIRST = { 'data-autofocus': true };

/** Enter does what was asked for, unless that destroys something: then it goes back. */
function focused({ confirmProps, cancelProps }: Question): Pick<Question, 'confirmProps' | 'cancelProps'> {
  return confirmProps?.color
    ? { cancelProps: { ...cancelProps, ...FIRST } }
    : { confirmProps: { ...confirmProps, ...FIRST } };
}
