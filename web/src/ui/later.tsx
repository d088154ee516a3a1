import { type ComponentType, createElement } from 'react';
import { useLater } from './use-later';

interface LaterProps<Props> {
  load: () => Promise<ComponentType<Props>>;
  give: Props;
}

/** A part beside the page; nothing until it has arrived. */
export function Later<Props extends object>({ load, give }: LaterProps<Props>) {
  const Part = useLater(load);
  return Part && createElement(Part, give);
}
