import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { useMe } from '../api/me';
import { useFirstFocus } from '../ui/use-first-focus';
import { FormFailure } from './form-failure';

interface PasswordQuestionProps {
  /** What happens then. */
  children: ReactNode;
  action: string;
  isDangerous?: boolean;
  /** Has to be typed before the action: for what nobody can undo. */
  toType?: { label: string; text: string };
  isPending: boolean;
  error: ProblemDto | null;
  onAnswer: (password: string) => void;
  onCancel?: (() => void) | undefined;
}

/** Asks for the password before something serious. */
export function PasswordQuestion(props: PasswordQuestionProps) {
  const { children, action, isDangerous = false, toType, isPending, error, onAnswer, onCancel } = props;
  const { user } = useMe();
  const first = useFirstFocus<HTMLInputElement>();
  const form = useForm({ initialValues: { typed: '', password: '' } });
  const isTyped = toType === undefined || form.values.typed === toType.text;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ password }) => {
        if (isTyped) onAnswer(password);
      })}
    >
      <Stack gap="md">
        <FormFailure form={form} error={error} />
        <Text>{children}</Text>
        {toType && (
          <TextInput
            {...form.getInputProps('typed')}
            key={form.key('typed')}
            label={toType.label}
            description={`Type “${toType.text}” to confirm.`}
            autoComplete="off"
            data-autofocus
            ref={first}
          />
        )}
        {/* Password managers need the user name. */}
        <input type="hidden" autoComplete="username" value={user.email} readOnly />
        <PasswordInput
          {...form.getInputProps('password')}
          key={form.key('password')}
          label="Your password"
          autoComplete="current-password"
          {...(!toType && { 'data-autofocus': true, ref: first })}
        />
        <Group justify="flex-end" gap="sm">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={isPending} disabled={!isTyped} {...(isDangerous && { color: 'haw' })}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
