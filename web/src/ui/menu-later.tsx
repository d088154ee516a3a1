import { type ComponentType, createElement, type ReactElement, useState } from 'react';
import { useLater } from './use-later';

/** Of the button that opens it. */
interface Press {
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: false;
  autoFocus?: boolean;
  onClick?: () => void;
}

interface MenuLaterProps<Give extends object> {
  /** An `OpenedMenu` with its items; written outside of components, so that it stays the same one. */
  load: () => Promise<ComponentType<Give & { target: ReactElement }>>;
  give: Give;
  target: (press: Press) => ReactElement;
}

/** A menu that is fetched when somebody is there to use it: until it is pressed, there is its button alone. */
export function MenuLater<Give extends object>({ load, give, target }: MenuLaterProps<Give>) {
  const Part = useLater(load);
  const [isPressed, setPressed] = useState(false);
  if (Part && isPressed) return createElement(Part, { ...give, target: target({ autoFocus: true }) });
  return target({ 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: () => setPressed(true) });
}
