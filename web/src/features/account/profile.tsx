import { Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useDeleteAvatar, useReplaceAvatar, useUpdateProfile } from '../../api/generated/queries/queries';
import { meOptions, useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { FormFailure } from '../../form/form-failure';
import { toast } from '../../ui/toast';
import { OwnFace } from '../../people/face';

/** The name and the photo of the person, as all of their companies show them. */
export function Profile() {
  return (
    <Stack gap="lg" maw={420}>
      <PhotoChoice />
      <NameForm />
    </Stack>
  );
}

/** What shows people: the menu, the team, and histories. */
function useProfileRead(): () => Promise<void> {
  const queries = useQueryClient();
  const changed = useChanged();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: meOptions().queryKey }),
      changed({ entityType: 'membership', entityId: '' }),
    ]);
  };
}

function PhotoChoice() {
  const { avatarId } = useMe().user;
  const read = useProfileRead();
  const replace = useReplaceAvatar(undefined, {
    onSuccess: async () => {
      await read();
      toast.done('Photo saved');
    },
  });
  const remove = useDeleteAvatar(undefined, { onSuccess: read });
  return (
    <Group gap="md" wrap="nowrap">
      <OwnFace size="lg" />
      <div>
        <Group gap="xs" mb={4}>
          <FileButton
            accept="image/png,image/jpeg,image/webp"
            onChange={(file) => {
              if (file) replace.mutate({ body: { file } });
            }}
          >
            {(props) => (
              <Button variant="default" loading={replace.isPending} {...props}>
                {avatarId === null ? 'Upload photo' : 'Replace photo'}
              </Button>
            )}
          </FileButton>
          {avatarId !== null && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate({})}>
              Remove photo
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          PNG, JPEG, or WebP, up to 5 MB. Your team sees it.
        </Text>
      </div>
    </Group>
  );
}

function NameForm() {
  const { name } = useMe().user;
  const read = useProfileRead();
  const form = useForm({ initialValues: { name } });
  const update = useUpdateProfile(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (_, { body }) => {
      await read();
      form.resetDirty({ name: body.name ?? name });
      toast.done('Name saved');
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit(({ name: typed }) => update.mutate({ body: { name: typed.trim() } }))}>
      <Stack gap="md">
        <FormFailure form={form} error={update.error} />
        <TextInput
          {...form.getInputProps('name')}
          key={form.key('name')}
          label="Name"
          description="Shown in all your companies."
          autoComplete="name"
          maxLength={200}
        />
        <Button
          type="submit"
          variant="default"
          disabled={!form.isDirty()}
          loading={update.isPending}
          style={{ alignSelf: 'flex-start' }}
        >
          Save name
        </Button>
      </Stack>
    </form>
  );
}
