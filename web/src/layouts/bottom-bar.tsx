import { UnstyledButton } from '@mantine/core';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe } from '../api/me';
import { openPalette } from '../ui/palette-switch';
import classes from './bottom-bar.module.css';
import { destinationsFor } from './destinations';

/** As many as fit at 360 px; the rest is behind "More". */
const AT_MOST = 3;

/** Navigation on a phone: within reach of the thumb, large enough for gloves. */
export function BottomBar({ openMore }: { openMore: () => void }) {
  return (
    <nav aria-label="Main" className={classes.root}>
      {destinationsFor(useMe())
        .slice(0, AT_MOST)
        .map(({ name, icon: Icon, address }) => (
          <Link key={name} {...address} className={classes.item}>
            <Icon size={22} stroke={1.6} aria-hidden />
            {name}
          </Link>
        ))}
      <UnstyledButton className={classes.item} onClick={openPalette}>
        <IconSearch size={22} stroke={1.6} aria-hidden />
        Search
      </UnstyledButton>
      <UnstyledButton className={classes.item} onClick={openMore} aria-haspopup="dialog">
        <IconDots size={22} stroke={1.6} aria-hidden />
        More
      </UnstyledButton>
    </nav>
  );
}
