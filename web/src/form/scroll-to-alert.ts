/** A ref: the button that was pressed is at the other end of a long form. */
export const scrollToAlert = (alert: HTMLElement | null) => alert?.scrollIntoView({ block: 'center' });
