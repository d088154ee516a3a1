import { Later } from '../../ui/later';
import type { VisitDialogsProps } from './visit-dialogs';

const load = async () => (await import('./visit-dialogs')).VisitDialogs;

/** Keeps the dialogs of a visit’s steps out of the first load. */
export const LaterDialogs = (props: VisitDialogsProps) => <Later load={load} give={props} />;
