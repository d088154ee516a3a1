import { Button, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { SidePanel } from '../ui/side-panel';
import { FormFailure } from './form-failure';
import { LeaveDialog } from './leave-dialog';
import classes from './side-form.module.css';

interface SideFormProps<Values extends Record<string, unknown>> {
  title: string;
  form: UseFormReturnType<Values>;
  submitLabel: string;
  /** `mutation.isPending`: required, so that a form can’t be sent twice. */
  loading: boolean;
  /** `mutation.error`: required, so that no refusal is lost. Give the mutation `meta: { failureShownBy: 'form' }`. */
  error: ProblemDto | null;
  /** Replaces the error’s own message where the form knows more about it. */
  refusal?: ReactNode;
  onSubmit: (values: Values) => void;
  /** Usually leads to the page under the form. */
  onClose: () => void;
  children: ReactNode;
}

/** A form that slides over the page it belongs to. Asks before it discards input. */
export function SideForm<Values extends Record<string, unknown>>(props: SideFormProps<Values>) {
  const { title, form, submitLabel, loading, error, refusal, onSubmit, onClose, children } = props;
  // Leaving doesn’t lose what was sent, unless it was refused.
  const [isSent, setIsSent] = useState(false);
  const [seenError, setSeenError] = useState(error);
  if (error !== seenError) {
    setSeenError(error);
    if (error) setIsSent(false);
  }
  const wouldLose = () => form.isDirty() && !isSent;

  const submit = (values: Values) => {
    setIsSent(true);
    onSubmit(values);
  };

  return (
    <SidePanel
      onClose={onClose}
      title={title}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <form className={classes.form} noValidate onSubmit={form.onSubmit(submit)}>
        <Stack className={classes.fields} gap="md">
          {refusal ?? <FormFailure form={form} error={error} />}
          {children}
        </Stack>
        <Group className={classes.foot} justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={loading}>
            {submitLabel}
          </Button>
        </Group>
      </form>
      <LeaveDialog wouldLose={wouldLose} />
    </SidePanel>
  );
}
