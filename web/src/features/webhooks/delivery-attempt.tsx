import { Code } from '@mantine/core';
import type { WebhookAttemptDto } from '../../api/generated/requests/types.gen';
import type { Format } from '../../lib/format';
import { StatusMark } from '../../ui/status-mark';
import classes from './webhooks.module.css';

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

/** One attempt, with as much as is known of what came back. */
export function DeliveryAttempt({ attempt, format }: { attempt: WebhookAttemptDto; format: Format }) {
  const { number, at, durationMs, status, answer, error } = attempt;
  return (
    <li className={classes.key}>
      <span className={classes.facts}>
        <StatusMark tone={isTaken(status) ? 'growing' : 'trouble'}>
          {status === null ? 'No response' : `HTTP ${status}`}
        </StatusMark>
        <span className={classes.soft}>{`Attempt ${number}`}</span>
        <time className={classes.soft} dateTime={at}>
          {format.moment(at)}
        </time>
        <span className={classes.soft}>{`${format.number(durationMs)} ms`}</span>
      </span>
      {error && <span className={classes.soft}>{error}</span>}
      {answer && (
        <Code block className={classes.raw ?? ''} aria-label={`Response to attempt ${number}`}>
          {answer}
        </Code>
      )}
    </li>
  );
}
