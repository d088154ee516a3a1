import type { ButtonProps } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { meOptions } from '../api/me';
import { to } from '../lib/paths';
import { ButtonLink } from '../nav/links';
import { destinationsFor } from './destinations';

/** From a page that can’t be shown to the first one that this person may see. */
export function WayOut({ variant = 'filled' }: Pick<ButtonProps, 'variant'>) {
  const me = useQueryClient().getQueryData(meOptions().queryKey);
  const [first] = me ? destinationsFor(me) : [];
  return (
    <ButtonLink variant={variant} {...(first?.address ?? to.home())}>
      {first ? `Go to ${first.name.toLowerCase()}` : 'Go to the start page'}
    </ButtonLink>
  );
}
