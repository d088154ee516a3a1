import { Badge } from '@mantine/core';
import { IconMail, IconPencil, IconPhone, IconTrash } from '@tabler/icons-react';
import { ActionIcon } from '@mantine/core';
import { ifMatch } from '../../api/client';
import { useDeleteContact } from '../../api/generated/queries/queries';
import type { ContactDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { CONTACT_ROLE } from '../../lib/choice-words';
import { isThere } from '../../lib/not-yet';
import { to } from '../../lib/paths';
import { telHref } from '../../lib/phone';
import { IconLink } from '../../nav/links';
import { RecordHistoryButton } from '../audit';
import { Initials } from '../../ui/initials';
import { PHONE_LABEL } from './contact-words';
import card from '../../ui/card.module.css';
import classes from './contact-card.module.css';
import { confirm } from '../../ui/confirm';

export function ContactCard({ contact, mayEdit }: { contact: ContactDto; mayEdit: boolean }) {
  const format = useFormat();
  const changed = useChanged();
  const remove = useDeleteContact(undefined, {
    onSuccess: () => changed({ entityType: 'client', entityId: contact.clientId }),
  });
  const name = contact.name ?? 'Unnamed contact';
  const askToRemove = () =>
    confirm({
      title: `Remove ${name}?`,
      children: 'They’ll still show on past jobs and messages.',
      labels: { confirm: 'Remove', cancel: 'Cancel' },
      confirmProps: { color: 'haw' },
      onConfirm: () => remove.mutate({ path: { contactId: contact.id }, headers: ifMatch(contact.version) }),
    });

  return (
    <li className={card.card}>
      <Initials name={name} />
      <div className={card.body}>
        <div className={card.head}>
          <strong>{name}</strong>
          <span className={card.soft}>{CONTACT_ROLE[contact.role]}</span>
          {contact.isPrimary && <Badge size="sm">Primary</Badge>}
          {isThere('isBilling') && contact.isBilling && (
            <Badge size="sm" color="rain">
              Billing
            </Badge>
          )}
        </div>
        {contact.phones.map(({ raw, e164, extension, label }) => (
          <a key={`${label}${raw}`} className={classes.reach} href={telHref(e164 ?? raw, extension)}>
            <IconPhone size={15} stroke={1.6} aria-hidden />
            {e164 === null ? raw : format.phone(e164)}
            {e164 !== null && extension !== null && ` ext. ${extension}`}
            <span className={card.soft}>{PHONE_LABEL[label]}</span>
          </a>
        ))}
        {contact.emails.map((email) => (
          <a key={email} className={classes.reach} href={`mailto:${email}`}>
            <IconMail size={15} stroke={1.6} aria-hidden />
            {email}
          </a>
        ))}
        <div>
          <RecordHistoryButton entityType="contact" entityId={contact.id} name={name} isQuiet />
        </div>
      </div>
      {mayEdit && (
        <div className={card.actions}>
          <IconLink {...to.clientContact(contact.clientId, contact.id)} aria-label={`Edit ${name}`}>
            <IconPencil size={16} stroke={1.6} />
          </IconLink>
          <ActionIcon aria-label={`Remove ${name}`} onClick={askToRemove} loading={remove.isPending}>
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      )}
    </li>
  );
}
