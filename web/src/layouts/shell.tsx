import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { BottomBar } from './bottom-bar';
import { OfflineBanner } from './offline-banner';
import { Rail } from './rail';
import { RouteAnnouncer } from './route-announcer';
import { RouteProgress } from './route-progress';
import classes from './shell.module.css';
import { useShellKeys } from './use-shell-keys';

interface ShellProps {
  /** The command palette, which is a feature and comes from the routes. */
  palette: ReactNode;
  /** What runs in the background, for the same reason. */
  work: ReactNode;
}

/** The frame of every signed-in page. */
export function Shell({ palette, work }: ShellProps) {
  const [isMoreOpen, more] = useDisclosure();
  const router = useRouter();
  useShellKeys();
  useEffect(() => router.subscribe('onBeforeNavigate', more.close), [router, more.close]);

  return (
    <div className={classes.root}>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <RouteProgress />
      <div className={classes.rail}>
        <Rail label="Main" />
      </div>
      <div className={classes.column}>
        <OfflineBanner />
        <main id="main" tabIndex={-1} className={classes.main} data-scroll-restoration-id="main">
          <Outlet />
        </main>
        {work}
        <div className={classes.bottom}>
          <BottomBar openMore={more.open} />
        </div>
      </div>
      <Drawer
        opened={isMoreOpen}
        onClose={more.close}
        size="17rem"
        title="Menu"
        classNames={{ header: classes.moreHead ?? '', body: classes.more ?? '' }}
      >
        <Rail label="All places" />
      </Drawer>
      <RouteAnnouncer />
      {palette}
    </div>
  );
}
