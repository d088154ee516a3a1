import { type ComponentType, createElement } from 'react';
import { useLater } from './use-later';

interface LaterProps<Props> {
  load: () => Promise<ComponentType<Props>>;
  give: Props;
}

/** A part of the page whose code is loaded later; renders nothing until it has arrived. */
export function Later<Props extends object>({ load, give }: LaterProps<Props>) {
  const Part = useLater(load);
  return Part && createElement(Part, give);
}
