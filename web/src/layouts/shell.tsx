import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Outlet, useRouter } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useEffect } from 'react';
import { Later } from '../ui/later';
import { BottomBar } from './bottom-bar';
import { CompanyBanner } from './company-banner';
import { OfflineBanner } from './offline-banner';
import { Rail } from './rail';
import { RouteAnnouncer } from './route-announcer';
import { RouteProgress } from './route-progress';
import classes from './shell.module.css';
import { useShellKeys } from './use-shell-keys';

interface ShellProps {
  /** The command palette. It is a feature, so the routes pass it in. */
  loadPalette: () => Promise<ComponentType>;
  /** Background work, passed in for the same reason. */
  work: ReactNode;
}

/** A phone has the bottom bar instead of the rail. */
const NARROW = '(max-width: 56em)';

const loadDialogs = async () => (await import('./shell-dialogs')).ShellDialogs;

/** The layout of every signed-in page. */
export function Shell({ loadPalette, work }: ShellProps) {
  const [isMoreOpen, more] = useDisclosure();
  const [areKeysShown, keys] = useDisclosure();
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const router = useRouter();
  useShellKeys({ showShortcuts: keys.open });
  useEffect(() => router.subscribe('onBeforeNavigate', more.close), [router, more.close]);

  return (
    <div className={classes.root}>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <RouteProgress />
      {!isNarrow && <Rail label="Main" showShortcuts={keys.open} />}
      <div className={classes.column}>
        <OfflineBanner />
        <CompanyBanner />
        <main id="main" tabIndex={-1} className={classes.main} data-scroll-restoration-id="main">
          <Outlet />
        </main>
        {work}
        {isNarrow && <BottomBar openMore={more.open} />}
      </div>
      <RouteAnnouncer />
      <Later
        load={loadDialogs}
        give={{ menu: { isOpen: isMoreOpen, ...more }, shortcuts: { isOpen: areKeysShown, ...keys } }}
      />
      <Later load={loadPalette} give={{}} />
    </div>
  );
}
