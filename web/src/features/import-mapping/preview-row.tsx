import { Badge } from '@mantine/core';
import {
  IconBuilding,
  IconCalendar,
  IconHome,
  IconMail,
  IconNotes,
  IconPhone,
  IconReceipt,
  IconUser,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type {
  ImportColumnDto,
  PreviewAddressDto,
  PreviewClientDto,
  PreviewRowDto,
} from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { inOneLine } from '../../lib/place';
import { StatusMark } from '../../ui/status-mark';
import { OUTCOME } from './mapping-words';
import classes from './preview-rows.module.css';

interface PreviewRowProps {
  preview: PreviewRowDto;
  columns: readonly ImportColumnDto[];
}

export function PreviewRow({ preview: { line, outcome, client, problems }, columns }: PreviewRowProps) {
  const [word, tone] = OUTCOME[outcome];
  return (
    <li className={classes.row}>
      <div className={classes.head}>
        <strong className={classes.name}>{client?.displayName ?? `Line ${line}`}</strong>
        <StatusMark tone={tone}>{word}</StatusMark>
      </div>
      {client && <ClientFacts client={client} />}
      {problems.length > 0 && (
        <ul className={classes.problems} data-tone={problems.some(isNotice) ? 'waiting' : tone}>
          {problems.map(({ code, column, detail }) => (
            <li key={`${code}${column}${detail}`}>
              {column !== null && <strong>{columns[column]?.name}: </strong>}
              {detail}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const isNotice = ({ severity }: PreviewRowDto['problems'][number]) => severity === 'notice';

function ClientFacts({ client }: { client: PreviewClientDto }) {
  const format = useFormat();
  const { contact, property, otherAddresses, billingAddress, tags, notes, companyName, displayName, createdAt } =
    client;
  const person = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  const [where, bill] = [addressLine(property?.address ?? null), addressLine(billingAddress)];
  return (
    <div className={classes.facts}>
      {companyName && companyName !== displayName && <Fact icon={<IconBuilding {...ICON} />}>{companyName}</Fact>}
      {person && person !== displayName && <Fact icon={<IconUser {...ICON} />}>{person}</Fact>}
      {contact.emails.length > 0 && <Fact icon={<IconMail {...ICON} />}>{contact.emails.join(', ')}</Fact>}
      {contact.phones.length > 0 && (
        <Fact icon={<IconPhone {...ICON} />}>{contact.phones.map(({ raw }) => raw).join(', ')}</Fact>
      )}
      {where && <Fact icon={<IconHome {...ICON} />}>{[property?.name, where].filter(Boolean).join(': ')}</Fact>}
      {otherAddresses.map(addressLine).map((line) => (
        <Fact key={line} icon={<IconHome {...ICON} />}>
          {line}
        </Fact>
      ))}
      {bill && bill !== where && <Fact icon={<IconReceipt {...ICON} />}>{bill}</Fact>}
      {createdAt && <Fact icon={<IconCalendar {...ICON} />}>{`Client since ${format.date(createdAt)}`}</Fact>}
      {notes && <Fact icon={<IconNotes {...ICON} />}>{notes.slice(0, 120)}</Fact>}
      {tags.length > 0 && (
        <div className={classes.tags}>
          {tags.map((tag) => (
            <Badge key={tag} size="sm" color="gray">
              {tag}
            </Badge>
          ))}
        </div>
      )}
    </div>
  );
}

const ICON = { size: 14, stroke: 1.6, 'aria-hidden': true } as const;

function Fact({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <div className={classes.fact}>
      {icon}
      <span>{children}</span>
    </div>
  );
}

const addressLine = (address: PreviewAddressDto | null): string => (address ? inOneLine(address) : '');
