import { ActionIcon, Badge, Menu } from '@mantine/core';
import { IconAlertTriangle, IconDots, IconMapPin, IconPencil } from '@tabler/icons-react';
import { ifMatch } from '../../api/client';
import { useDeleteProperty, useRestoreProperty } from '../../api/generated/queries/queries';
import type { PropertyDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { hazardsOf } from '../../lib/place';
import { to } from '../../lib/paths';
import { weekdaysFrom } from '../../lib/weekdays';
import { IconLink } from '../../nav/links';
import { Facts } from '../../ui/facts';
import { PropertyHistory } from '../audit';
import { AccessCodes } from './access-codes';
import { CodeViews } from './code-views';
import card from '../../ui/card.module.css';
import classes from './property-card.module.css';

export function PropertyCard({ property }: { property: PropertyDto }) {
  const week = weekdaysFrom(useMe().tenant.weekStart);
  const changed = useChanged();
  const tell = { onSuccess: () => changed({ entityType: 'client', entityId: property.clientId }) };
  const archive = useDeleteProperty(undefined, tell);
  const restore = useRestoreProperty(undefined, tell);
  const path = { propertyId: property.id };
  const isArchived = property.archivedAt !== null;
  const { allowedActions } = property;
  const hasCodes = property.hasGateCode || property.hasAlarmCode || property.hasLockboxCode;
  const name = property.name ?? property.addressLine ?? 'Property';
  const days = (list: readonly number[]) =>
    week.flatMap(({ value, label }) => (list.includes(value) ? label : [])).join(', ');

  return (
    <li className={card.card} data-archived={isArchived}>
      <IconMapPin size={20} stroke={1.5} className={classes.pin} aria-hidden />
      <div className={card.body}>
        <div className={card.head}>
          <strong>{name}</strong>
          {isArchived && (
            <Badge size="sm" color="gray">
              Archived
            </Badge>
          )}
        </div>
        {property.name && <span className={card.soft}>{property.addressLine}</span>}
        {property.hazards.length > 0 && (
          <div className={classes.hazards}>
            <IconAlertTriangle size={15} stroke={1.7} aria-label="Hazards" />
            {hazardsOf(property)}
          </div>
        )}
        <Facts
          facts={[
            ['Access instructions', property.accessNotes],
            ['Parking', property.parking],
            ['Preferred days', days(property.preferredDays)],
            ['No-service days', days(property.noServiceDays)],
          ]}
        />
        <AccessCodes property={property} />
        {hasCodes && <CodeViews property={property} />}
        <div>
          <PropertyHistory property={property} name={name} />
        </div>
      </div>
      {allowedActions.length > 0 && (
        <div className={card.actions}>
          {allowedActions.includes('update') && (
            <IconLink {...to.clientProperty(property.clientId, property.id)} aria-label={`Edit ${name}`}>
              <IconPencil size={16} stroke={1.6} />
            </IconLink>
          )}
          {(allowedActions.includes('archive') || allowedActions.includes('restore')) && (
            <Menu>
              <Menu.Target>
                <ActionIcon aria-label={`More actions for ${name}`}>
                  <IconDots size={16} stroke={1.6} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {allowedActions.includes('archive') && (
                  <Menu.Item onClick={() => archive.mutate({ path, headers: ifMatch(property.version) })}>
                    Archive
                  </Menu.Item>
                )}
                {allowedActions.includes('restore') && (
                  <Menu.Item onClick={() => restore.mutate({ path })}>Restore</Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      )}
    </li>
  );
}
