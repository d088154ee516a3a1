import { ActionIcon, type ActionIconProps, Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

// Our components as links of the router: address and parameters are checked, the page is fetched on intent.

type AnchorTag<Props> = Props &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props> & { ref?: Ref<HTMLAnchorElement> };

function RouterAnchor(props: AnchorTag<AnchorProps>) {
  return <Anchor {...props} />;
}

function RouterButton(props: AnchorTag<ButtonProps>) {
  return <Button component="a" {...props} />;
}

function RouterIcon(props: AnchorTag<ActionIconProps> & { 'aria-label': string }) {
  return <ActionIcon component="a" {...props} />;
}

export const TextLink = createLink(RouterAnchor);
export const ButtonLink = createLink(RouterButton);
export const IconLink = createLink(RouterIcon);
