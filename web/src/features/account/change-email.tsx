import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRequestEmailChange } from '../../api/generated/queries/queries';
import { useMe } from '../../api/me';
import { FormFailure } from '../../form/form-failure';
import { Section } from '../../ui/section';
import { toast } from '../../ui/toast';

export function ChangeEmail() {
  const { user } = useMe();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const change = useRequestEmailChange(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (_, { body }) => {
      form.reset();
      toast.done(`Link sent to ${body.email.trim()}. Open it to change your email.`);
    },
  });
  return (
    <Section title="Email">
      <form noValidate onSubmit={form.onSubmit((body) => change.mutate({ body }))}>
        <Stack gap="md" maw={420}>
          <Text c="dimmed">
            You sign in with {user.email}. To change it, open the link in the email sent to the new one.
          </Text>
          <FormFailure form={form} error={change.error} />
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label="New email"
            type="email"
            autoComplete="off"
          />
          <PasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label="Password"
            autoComplete="current-password"
          />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            Change email
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
