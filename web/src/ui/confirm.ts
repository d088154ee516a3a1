import { modals } from '@mantine/modals';

type Question = Parameters<typeof modals.openConfirmModal>[0];

let isReady: () => void;
const ready = new Promise<void>((resolve) => (isReady = resolve));

/** What shows questions is there: it comes after the first page (`Overlays`). */
export const questionsCanBeAsked = (): void => isReady();

/** Asks before something is done that hurts. A press that comes before questions can be shown waits for them. */
export const confirm = (question: Question): void => void ready.then(() => modals.openConfirmModal(question));
