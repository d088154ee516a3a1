import type { TooltipProps } from '@mantine/core';
import { createElement, type ReactElement } from 'react';
import { useLater } from './use-later';

const loadTooltip = async () => (await import('./opened-tooltip')).Tooltip;

interface HintProps extends Pick<TooltipProps, 'position'> {
  label: string;
  children: ReactElement;
}

/** A tooltip whose code is fetched on first hover, so that the first page loads without it. */
export function Hint(props: HintProps) {
  const Tooltip = useLater(loadTooltip);
  return Tooltip ? createElement(Tooltip, props) : props.children;
}
