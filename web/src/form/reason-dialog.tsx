import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { Dialog } from '../ui/dialog';
import { FormFailure } from './form-failure';

interface ReasonDialogProps {
  title: string;
  /** What follows from it, in a sentence. */
  children?: ReactNode;
  /** `null`: no reason is asked for. */
  reasonLabel: string | null;
  isReasonRequired?: boolean;
  /** What the reason is called in the request, so that a refusal finds its field. */
  reasonField?: string;
  confirmLabel: string;
  isDanger?: boolean;
  loading: boolean;
  error: ProblemDto | null;
  onConfirm: (reason: string | undefined) => void;
  onClose: () => void;
}

/** Asks once more, and why, before something that others will want to understand later. Mount it to open it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, reasonLabel, isReasonRequired = false, reasonField = 'reason', confirmLabel } = props;
  const { isDanger = false, loading, error, onConfirm, onClose } = props;
  const form = useForm<Record<string, string>>({
    initialValues: { [reasonField]: '' },
    validate: (values) =>
      isReasonRequired && !values[reasonField]?.trim() ? { [reasonField]: 'Enter a reason.' } : {},
  });
  return (
    <Dialog onClose={onClose} title={title}>
      <form noValidate onSubmit={form.onSubmit((values) => onConfirm(values[reasonField]?.trim() || undefined))}>
        <Stack gap="md">
          <FormFailure form={form} error={error} />
          {children && <Text component="div">{children}</Text>}
          {reasonLabel !== null && (
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
            <Button variant="default" onClick={onClose}>
              Go back
            </Button>
            <Button type="submit" loading={loading} {...(isDanger && { color: 'haw' })}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
