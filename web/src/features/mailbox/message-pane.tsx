import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useFormat } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { Facts } from '../../ui/facts';
import { PageHeader } from '../../ui/page-header';
import { AttachmentList } from './attachment-list';
import { messageOptions } from './mailbox-queries';
import { parseMailboxSearch } from './mailbox-search';
import { MessageBody } from './message-body';
import { MessageMark } from './message-mark';
import { MessageSubjects } from './message-subjects';
import { explain } from './message-words';
import classes from './message.module.css';

const route = getRouteApi('/shell/mailbox/$messageId');

/** One message: recipient, status, attachments, and the text as the client sees it. */
export function MessagePane() {
  const { messageId } = route.useParams();
  const message = usePrefetched(messageOptions(messageId));
  const format = useFormat();
  const { subject, state, toName, toAddress, fromName, replyTo, createdAt, deliveredAt, attachments } = message;
  const note = explain(message);

  return (
    <article className={classes.root}>
      <PageHeader
        title={subject}
        above={
          <TextLink {...to.mailbox()} search={parseMailboxSearch} className={classes.back}>
            <IconArrowLeft size={16} stroke={1.6} aria-hidden /> Messages
          </TextLink>
        }
        below={
          <div className={classes.standing}>
            <MessageMark state={state} />
            <MessageSubjects message={message} />
          </div>
        }
      />
      <div className={classes.content}>
        {note && <p className={classes.note}>{note}</p>}
        <Facts
          facts={[
            ['To', <Person key="to" name={toName} address={toAddress} />],
            ['From', <Person key="from" name={fromName} address={replyTo} />],
            ['Created', format.moment(createdAt)],
            [state === 'captured' ? 'Saved' : 'Sent', deliveredAt && format.moment(deliveredAt)],
          ]}
        />
        {attachments.length > 0 && <AttachmentList messageId={messageId} attachments={attachments} />}
        <MessageBody key={messageId} message={message} />
      </div>
    </article>
  );
}

function Person({ name, address }: { name: string | null; address: string | null }) {
  if (name === null) return address;
  return (
    <>
      {name} <span className={classes.address}>{address}</span>
    </>
  );
}
