import { IconBriefcase2, IconUser } from '@tabler/icons-react';
import type { MessageDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';

/** Links to the client and the job of a message. */
export function MessageSubjects({ message: { clientId, jobId } }: { message: MessageDto }) {
  const { permissions } = useMe();
  return (
    <>
      {clientId !== null && permissions.includes('clients.read.all') && (
        <ButtonLink
          variant="default"
          size="compact-md"
          leftSection={<IconUser size={16} stroke={1.6} aria-hidden />}
          {...to.client(clientId)}
        >
          Client
        </ButtonLink>
      )}
      {jobId !== null && permissions.includes('jobs.read.all') && (
        <ButtonLink
          variant="default"
          size="compact-md"
          leftSection={<IconBriefcase2 size={16} stroke={1.6} aria-hidden />}
          {...to.job(jobId)}
        >
          Job
        </ButtonLink>
      )}
    </>
  );
}
