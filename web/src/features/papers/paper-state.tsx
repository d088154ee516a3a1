import { Loader } from '@mantine/core';
import { StatusMark, type Tone } from '../../ui/status-mark';
import classes from './paper-state.module.css';

interface PaperStateProps {
  tone: Tone;
  /** The worker is busy with it: shows a spinner. */
  isBusy: boolean;
  children: string;
}

/** The state of something that the worker makes. Screen readers announce changes. */
export function PaperState({ tone, isBusy, children }: PaperStateProps) {
  return (
    <span role="status" className={classes.root}>
      {isBusy && <Loader size={14} aria-hidden="true" />}
      {isBusy ? <span>{children}…</span> : <StatusMark tone={tone}>{children}</StatusMark>}
    </span>
  );
}
