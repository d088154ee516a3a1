/** A ref: the pressed button is at the other end of a long form. */
export const scrollToAlert = (alert: HTMLElement | null) => alert?.scrollIntoView({ block: 'center' });
