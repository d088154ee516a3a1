import { Outlet } from '@tanstack/react-router';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import classes from './developers.module.css';

/** The parts of the area, in the order in which one needs them. A new part: add it here, and its routes below ours. */
const PARTS = [
  ['API keys', to.apiKeys()],
  ['Webhooks', to.webhooks()],
  ['Usage', to.apiUsage()],
] as const;

/** What programs of the company, and of others, use: keys, usage, and what goes out to them. */
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
