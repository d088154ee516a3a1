/**
 * A busy button is disabled, and the browser drops its focus: the next Tab would start at the top of the page. The button gets
 * the focus back when it is enabled again, unless the focus has moved by then.
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
