import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconMapPin } from '@tabler/icons-react';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { hazardsOf, mapHref } from '../../lib/place';
import { Section } from '../../ui/section';
import classes from './job.module.css';

/** Where the work is, and what a crew must know to get there. */
export function PropertySection({ job: { property } }: { job: JobDto }) {
  return (
    <Section title="Property">
      <div className={classes.place}>
        <span className={classes.address}>{property.address ?? property.name ?? 'No address'}</span>
        {property.name && property.address && <span className={classes.soft}>{property.name}</span>}
        {property.hazards.length > 0 && (
          <span className={classes.hazards}>
            <IconAlertTriangle size={15} stroke={1.7} aria-label="Hazards" />
            {hazardsOf(property)}
          </span>
        )}
        {property.accessNotes && <p className={classes.words}>{property.accessNotes}</p>}
        {property.address && (
          <Anchor href={mapHref(property.address)} target="_blank" rel="noreferrer" size="sm">
            <IconMapPin size={14} aria-hidden /> Open in Maps
          </Anchor>
        )}
      </div>
    </Section>
  );
}
