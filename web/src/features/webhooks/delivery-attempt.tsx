import { Code } from '@mantine/core';
import type { WebhookAttemptDto } from '../../api/generated/requests/types.gen';
import type { Format } from '../../lib/format';
import { StatusMark } from '../../ui/status-mark';
import rows from '../../ui/rows.module.css';
import classes from './webhooks.module.css';

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

/** One attempt, with as much of the response as is known. */
export function DeliveryAttempt({ attempt, format }: { attempt: WebhookAttemptDto; format: Format }) {
  const { number, at, durationMs, status, answer, error } = attempt;
  return (
    <li className={rows.row}>
      <span className={rows.facts}>
        <StatusMark tone={isTaken(status) ? 'growing' : 'trouble'}>
          {status === null ? 'No response' : `HTTP ${status}`}
        </StatusMark>
        <span className={rows.soft}>{`Attempt ${number}`}</span>
        <time className={rows.soft} dateTime={at}>
          {format.moment(at)}
        </time>
        <span className={rows.soft}>{`${format.number(durationMs)} ms`}</span>
      </span>
      {error && <span className={rows.soft}>{error}</span>}
      {answer && (
        <Code block className={classes.raw ?? ''} aria-label={`Response to attempt ${number}`}>
          {answer}
        </Code>
      )}
    </li>
  );
}
