import { Outlet } from '@tanstack/react-router';
import { useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';
import { Section } from '../../ui/section';
import { CrewCard } from './crew-card';
import { crewCan } from './crew-can';
import classes from './crews.module.css';
import { crewsOptions } from './crews-queries';

/** Crews and their members. Their work is scheduled on jobs. */
export function CrewsPage() {
  const can = crewCan.manage(useMe());
  const { items } = usePrefetched(crewsOptions());
  const crews = [...items].sort((one, other) => Number(other.active) - Number(one.active));
  return (
    <Section title="Crews" action={can.ok && <ButtonLink {...to.crewNew()}>Create crew</ButtonLink>}>
      {crews.length === 0 && (
        <EmptyState title="No crews yet">
          Group your people into crews, then assign visits to them. Crew members who sign in see their day on their
          phone. {can.ok ? '' : can.because}
        </EmptyState>
      )}
      <ul className={classes.crews} aria-label="Crews">
        {crews.map((crew) => (
          <CrewCard key={crew.id} crew={crew} />
        ))}
      </ul>
      {can.ok && <Outlet />}
    </Section>
  );
}
