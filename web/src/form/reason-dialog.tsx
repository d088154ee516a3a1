import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { Dialog } from '../ui/dialog';
import { FormFailure } from './form-failure';

interface ReasonDialogProps {
  title: string;
  /** The consequence, in a sentence. */
  children?: ReactNode;
  /** `null`: asks for no reason. */
  reasonLabel: string | null;
  isReasonRequired?: boolean;
  /** The request’s field for the reason, so that a refusal is shown at it. */
  reasonField?: string;
  confirmLabel: string;
  isDanger?: boolean;
  loading: boolean;
  error: ProblemDto | null;
  onConfirm: (reason: string | undefined) => void;
  onClose: () => void;
}

/**
 * Asks for confirmation and a reason before an action that others will want to understand later. Opens when mounted.
 */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, reasonLabel, isReasonRequired = false, reasonField = 'reason', confirmLabel } = props;
  const { isDanger = false, loading, error, onConfirm, onClose } = props;
  const form = useForm<Record<string, string>>({
    initialValues: { [reasonField]: '' },
    validate: (values) =>
      isReasonRequired && !values[reasonField]?.trim() ? { [reasonField]: 'Enter a reason.' } : {},
  });
  const asksNothing = reasonLabel === null;
  return (
    <Dialog onClose={onClose} title={title}>
      <form noValidate onSubmit={form.onSubmit((values) => onConfirm(values[reasonField]?.trim() || undefined))}>
        <Stack gap="md">
          <FormFailure form={form} error={error} />
          {children && <Text component="div">{children}</Text>}
          {!asksNothing && (
            <Textarea
              label={reasonLabel}
              required={isReasonRequired}
              autosize
              minRows={2}
              maxLength={500}
              data-autofocus
              key={form.key(reasonField)}
              {...form.getInputProps(reasonField)}
            />
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose} data-autofocus={asksNothing && isDanger}>
              Go back
            </Button>
            <Button
              type="submit"
              loading={loading}
              data-autofocus={asksNothing && !isDanger}
              {...(isDanger && { color: 'haw' })}
            >
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
