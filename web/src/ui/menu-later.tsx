import { type ComponentType, createElement, type ReactElement, useState } from 'react';
import { useLater } from './use-later';

/** Props of the button that opens it. */
interface Press {
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: false;
  autoFocus?: boolean;
  onClick?: () => void;
}

interface MenuLaterProps<Give extends object> {
  /** An `OpenedMenu` with its items. Define it outside of components, so that its identity is stable. */
  load: () => Promise<ComponentType<Give & { target: ReactElement }>>;
  give: Give;
  target: (press: Press) => ReactElement;
}

/** A menu whose code is fetched on first interaction: until then, only its button is rendered. */
export function MenuLater<Give extends object>({ load, give, target }: MenuLaterProps<Give>) {
  const Part = useLater(load);
  const [isPressed, setPressed] = useState(false);
  if (Part && isPressed) return createElement(Part, { ...give, target: target({ autoFocus: true }) });
  return target({ 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: () => setPressed(true) });
}
