/**
 * A button that turns busy is disabled, and the browser then leaves the keyboard nowhere: the next Tab would begin at the top
 * of the page. It gets the keyboard back when it is free again, unless that is elsewhere by then.
 */
export function keepFocusOfBusyButtons(page: Document): void {
  let watched: MutationObserver | undefined;
  const watch = (button: HTMLButtonElement) => {
    watched?.disconnect();
    watched = new MutationObserver(() => {
      if (!button.disabled && page.activeElement === page.body) button.focus({ preventScroll: true });
    });
    watched.observe(button, { attributeFilter: ['disabled'] });
  };
  page.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button) watch(button);
    },
    true,
  );
}
