import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ProblemDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { FormFailure } from '../../form/form-failure';

interface PasswordQuestionProps {
  children: string;
  action: string;
  isDangerous?: boolean;
  isPending: boolean;
  error: ProblemDto | null;
  onAnswer: (password: string) => void;
  onCancel: () => void;
}

/** Asks for the password before something about two-step verification changes. */
export function PasswordQuestion(props: PasswordQuestionProps) {
  const { children, action, isDangerous = false, isPending, error, onAnswer, onCancel } = props;
  const { user } = useMe();
  const form = useForm({ initialValues: { password: '' } });
  return (
    <form noValidate onSubmit={form.onSubmit(({ password }) => onAnswer(password))}>
      <Stack gap="md">
        <FormFailure form={form} error={error} />
        <Text>{children}</Text>
        <input type="hidden" autoComplete="username" value={user.email} readOnly />
        <PasswordInput
          {...form.getInputProps('password')}
          key={form.key('password')}
          label="Your password"
          autoComplete="current-password"
          data-autofocus
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending} {...(isDangerous && { color: 'haw' })}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
