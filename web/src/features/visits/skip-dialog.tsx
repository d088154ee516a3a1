import { Button, Chip, Group, Input, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useId } from '@mantine/hooks';
import type { ProblemDto, SkipVisitDto } from '../../api/generated/requests/types.gen';
import { FormFailure } from '../../form/form-failure';
import { SKIP_REASON } from '../../lib/choice-words';
import { optionsOf } from '../../lib/options';
import { Dialog } from '../../ui/dialog';
import type { SkipReason } from './visit-words';

interface SkipDialogProps {
  loading: boolean;
  error: ProblemDto | null;
  onConfirm: (body: SkipVisitDto) => void;
  onClose: () => void;
}

interface SkipValues extends Record<string, unknown> {
  skipReason: SkipReason | null;
  reason: string;
}

/** Why nobody worked: a reason from the list, and words if the list isn’t enough. */
export function SkipDialog({ loading, error, onConfirm, onClose }: SkipDialogProps) {
  const id = useId();
  const form = useForm<SkipValues>({
    initialValues: { skipReason: null, reason: '' },
    validate: { skipReason: (value) => (value === null ? 'Choose a reason.' : null) },
  });
  const submit = ({ skipReason, reason }: SkipValues) => {
    if (skipReason !== null) onConfirm({ skipReason, ...(reason.trim() && { reason: reason.trim() }) });
  };
  return (
    <Dialog onClose={onClose} title="Skip this visit?">
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack gap="md">
          <FormFailure form={form} error={error} />
          <Input.Wrapper label="Reason" labelElement="div" labelProps={{ id }} error={form.errors['skipReason']}>
            <Group gap={8} mt={4} role="radiogroup" aria-labelledby={id}>
              <Chip.Group
                value={form.values.skipReason}
                onChange={(value) => form.setFieldValue('skipReason', isReason(value) ? value : null)}
              >
                {optionsOf(SKIP_REASON).map(({ value, label }) => (
                  <Chip key={value} value={value}>
                    {label}
                  </Chip>
                ))}
              </Chip.Group>
            </Group>
          </Input.Wrapper>
          <Textarea label="Details" autosize minRows={2} maxLength={500} {...form.getInputProps('reason')} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Go back
            </Button>
            <Button type="submit" loading={loading}>
              Skip visit
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const isReason = (value: string | null): value is SkipReason => value !== null && value in SKIP_REASON;
