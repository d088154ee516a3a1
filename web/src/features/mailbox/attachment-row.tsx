import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarEvent, IconDownload, IconEye, IconFile, IconFileTypePdf } from '@tabler/icons-react';
import { downloadMessageAttachment } from '../../api/generated/requests/sdk.gen';
import type { MessageAttachmentDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { saveFile } from '../../api/save-file';
import { useFile } from '../../api/use-file';
import { PdfDialog } from '../../ui/pdf-dialog';
import { CalendarSummary } from './calendar-summary';
import classes from './message.module.css';

interface AttachmentRowProps {
  messageId: string;
  attachment: MessageAttachmentDto;
}

/** An attachment, with a preview if possible, and a download. */
export function AttachmentRow({ messageId, attachment }: AttachmentRowProps) {
  const { fileId, name, mime, bytes } = attachment;
  const format = useFormat();
  const [isShown, { open, close }] = useDisclosure(false);
  const path = { messageId, fileId };
  const file = useFile(() => downloadMessageAttachment({ path, parseAs: 'blob', throwOnError: true }));
  const isPdf = mime.startsWith('application/pdf');
  const isCalendar = mime.startsWith('text/calendar');
  const Icon = isPdf ? IconFileTypePdf : isCalendar ? IconCalendarEvent : IconFile;
  const save = () => file.mutate(undefined, { onSuccess: (content) => saveFile(content, name) });

  return (
    <div className={classes.file}>
      <Icon className={classes.fileIcon} size={22} stroke={1.4} aria-hidden />
      <div className={classes.fileWords}>
        <span className={classes.fileName}>{name}</span>
        <span className={classes.soft}>{format.number(Math.ceil(bytes / 1000))} KB</span>
        {isCalendar && <CalendarSummary messageId={messageId} fileId={fileId} />}
      </div>
      <div className={classes.fileActions}>
        {isPdf && (
          <Button
            variant="default"
            size="compact-md"
            aria-label={`View ${name}`}
            loading={file.isPending}
            leftSection={<IconEye size={16} stroke={1.6} aria-hidden />}
            onClick={() => file.mutate(undefined, { onSuccess: open })}
          >
            View
          </Button>
        )}
        <Button
          variant="default"
          size="compact-md"
          aria-label={`Download ${name}`}
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          onClick={save}
        >
          Download
        </Button>
      </div>
      {isShown && file.data && <PdfDialog title={name} pdf={file.data} onDownload={save} onClose={close} />}
    </div>
  );
}
