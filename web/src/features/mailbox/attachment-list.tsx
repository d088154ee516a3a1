import type { MessageAttachmentDto } from '../../api/generated/requests/types.gen';
import { Section } from '../../ui/section';
import { AttachmentRow } from './attachment-row';
import classes from './message.module.css';

interface AttachmentListProps {
  messageId: string;
  attachments: readonly MessageAttachmentDto[];
}

export function AttachmentList({ messageId, attachments }: AttachmentListProps) {
  return (
    <Section title="Attachments">
      <ul className={classes.files}>
        {attachments.map((attachment) => (
          <li key={attachment.fileId}>
            <AttachmentRow messageId={messageId} attachment={attachment} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
