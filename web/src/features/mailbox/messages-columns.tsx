import type { MessageSummaryDto } from '../../api/generated/requests/types.gen';
import type { Format } from '../../lib/format';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import type { Column } from '../../table/column';
import { parseMailboxSearch } from './mailbox-search';
import classes from './mailbox.module.css';
import { MessageMark } from './message-mark';
import { recipientOf } from './message-words';

interface RowProps {
  row: MessageSummaryDto;
  format: Format;
  now: Date;
}

/** For a tablet, where the list has the full width; beside the reading pane, rows stack. */
export function messageColumns(format: Format, now: Date): readonly Column<MessageSummaryDto>[] {
  return [
    { id: 'to', header: 'To', width: 'minmax(8rem, 1fr)', cell: (row) => <Recipient row={row} /> },
    { id: 'subject', header: 'Subject', width: 'minmax(10rem, 2fr)', cell: ({ subject }) => subject },
    { id: 'state', header: 'Status', width: '9rem', cell: ({ state }) => <MessageMark state={state} /> },
    {
      id: 'when',
      header: 'Created',
      width: '7rem',
      align: 'end',
      cell: (row) => <When row={row} format={format} now={now} />,
    },
  ];
}

export function CompactMessage({ row, format, now }: RowProps) {
  return (
    <div className={classes.compact}>
      <div className={classes.line}>
        <Recipient row={row} />
        <When row={row} format={format} now={now} />
      </div>
      <div className={classes.line}>
        <span className={classes.subject}>{row.subject}</span>
        <MessageMark state={row.state} />
      </div>
    </div>
  );
}

function Recipient({ row }: { row: MessageSummaryDto }) {
  return (
    <TextLink {...to.message(row.id)} search={parseMailboxSearch} className={classes.recipient} tabIndex={-1}>
      {recipientOf(row)}
    </TextLink>
  );
}

function When({ row: { createdAt }, format, now }: RowProps) {
  return (
    <span className={classes.when} title={format.moment(createdAt)}>
      {format.ago(createdAt, now)}
    </span>
  );
}
