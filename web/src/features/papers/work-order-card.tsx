import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconEye, IconRefresh } from '@tabler/icons-react';
import { useRenderWorkOrder } from '../../api/generated/queries/queries';
import { getWorkOrder } from '../../api/generated/requests/sdk.gen';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { jobCan } from '../../api/job-can';
import { useFormat, useMe } from '../../api/me';
import { saveFile } from '../../api/save-file';
import { useFile } from '../../api/use-file';
import { useTakeJob } from '../../api/use-job';
import { ActionButton } from '../../ui/action-button';
import { PdfDialog } from '../../ui/pdf-dialog';
import { Section } from '../../ui/section';
import { WORK_ORDER } from './paper-words';
import classes from './papers.module.css';
import { PaperState } from './paper-state';

/** The PDF that the crew takes along: its state, a preview, and the file. */
export function WorkOrderCard({ job }: { job: JobDto }) {
  const me = useMe();
  const format = useFormat();
  const [isShown, { open, close }] = useDisclosure(false);
  const make = useRenderWorkOrder(undefined, { onSuccess: useTakeJob() });
  const file = useFile(() => getWorkOrder({ path: { jobId: job.id }, parseAs: 'blob', throwOnError: true }));
  const { state, fileId, madeAt, outdated, inProgress } = job.workOrder;
  const [word, tone] = WORK_ORDER[state];
  const isCurrent = state === 'ready' && !outdated;
  const can = jobCan.createWorkOrder(me, job);
  const save = (pdf: Blob) => saveFile(pdf, `${job.number}.pdf`);
  const withFile = (then: (pdf: Blob) => void) => file.mutate(undefined, { onSuccess: then });

  return (
    <Section title="Work order">
      <div className={classes.paper}>
        <div className={classes.paperLine}>
          <PaperState tone={tone} isBusy={inProgress}>
            {word}
          </PaperState>
          {madeAt !== null && (
            <span className={classes.soft} title={format.moment(madeAt)}>
              {format.ago(madeAt, new Date())}
            </span>
          )}
        </div>
        {outdated && state === 'ready' && (
          <span className={classes.soft}>Out of date. The job has changed since this was created.</span>
        )}
        <div className={classes.paperActions}>
          {fileId !== null && (
            <>
              <Button
                variant="default"
                size="compact-md"
                loading={file.isPending}
                leftSection={<IconEye size={16} stroke={1.6} aria-hidden />}
                onClick={() => withFile(open)}
              >
                View
              </Button>
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
                onClick={() => withFile(save)}
              >
                Download
              </Button>
            </>
          )}
          {can.ok && !isCurrent && (
            <ActionButton
              variant={outdated || state === 'failed' ? 'light' : 'default'}
              size="compact-md"
              can={can}
              loading={make.isPending}
              leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden />}
              onClick={() => make.mutate({ path: { jobId: job.id } })}
            >
              {fileId === null ? 'Create PDF' : 'Update PDF'}
            </ActionButton>
          )}
        </div>
      </div>
      {isShown && file.data && (
        <PdfDialog
          title={`Work order ${job.number}`}
          pdf={file.data}
          onDownload={() => withFile(save)}
          onClose={close}
        />
      )}
    </Section>
  );
}
