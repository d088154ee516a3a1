/** @jest-environment jsdom */
import { keepFocusOfBusyButtons } from './busy-buttons';

const turn = () => new Promise<void>((resolve) => queueMicrotask(resolve));

function press(): HTMLButtonElement {
  document.body.innerHTML = '<button><span>Dispatch</span></button><input />';
  const [button] = document.getElementsByTagName('button');
  if (!button) throw new Error('no button');
  button.focus();
  button.firstElementChild?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  return button;
}

/** As a browser does it with what is disabled; jsdom leaves the keyboard there. */
async function getBusy(button: HTMLButtonElement): Promise<void> {
  button.blur();
  button.disabled = true;
  await turn();
}

beforeAll(() => keepFocusOfBusyButtons(document));

it('returns the focus to a button that was busy', async () => {
  const button = press();
  await getBusy(button);
  expect(document.activeElement).toBe(document.body);
  button.disabled = false;
  await turn();
  expect(document.activeElement).toBe(button);
});

it('leaves the focus where it was moved meanwhile', async () => {
  const button = press();
  await getBusy(button);
  const field = document.querySelector('input');
  field?.focus();
  button.disabled = false;
  await turn();
  expect(document.activeElement).toBe(field);
});
