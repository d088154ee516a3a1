import { Outlet } from '@tanstack/react-router';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import classes from './developers.module.css';

/** The sections, in the order in which people need them. Add a new one here, and its routes below ours. */
const PARTS = [
  ['API keys', to.apiKeys()],
  ['Webhooks', to.webhooks()],
  ['Usage', to.apiUsage()],
] as const;

/** Everything for apps and integrations: keys, webhooks, and usage. */
export function DevelopersPage() {
  return (
    <>
      <nav aria-label="Developers" className={classes.parts}>
        {PARTS.map(([name, address]) => (
          <TextLink key={name} {...address} className={classes.part} underline="never">
            {name}
          </TextLink>
        ))}
        <a href="/api/docs" className={classes.part} target="_blank" rel="noreferrer">
          Documentation
        </a>
      </nav>
      <Outlet />
    </>
  );
}
