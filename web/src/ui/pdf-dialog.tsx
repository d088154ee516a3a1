import { Button, Group, Loader } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Dialog } from './dialog';
import classes from './pdf-dialog.module.css';

interface PdfDialogProps {
  title: string;
  pdf: Blob;
  onDownload: () => void;
  onClose: () => void;
}

// The PDF viewer is larger than the rest of the app: it is loaded only when someone opens a PDF.
const PdfPages = lazy(() => import('./pdf-pages'));

export function PdfDialog({ title, pdf, onDownload, onClose }: PdfDialogProps) {
  return (
    <Dialog
      onClose={onClose}
      title={title}
      size="56rem"
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <Suspense fallback={<Loader className={classes.loader ?? ''} />}>
        <PdfPages pdf={pdf} />
      </Suspense>
      <Group className={classes.foot} justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          onClick={onDownload}
        >
          Download
        </Button>
      </Group>
    </Dialog>
  );
}
