import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { clientCan } from '../../api/client-can';
import { listClientTagsOptions } from '../../api/generated/queries/queryOptions';
import { useMe } from '../../api/me';
import { TagsField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { FormFailure } from '../../form/form-failure';
import { addressOf, to } from '../../lib/paths';
import { ChangePreview } from './change-preview';
import { describe, WORDS } from './change-words';
import { actionsFor, type ChosenChange, isTagging, requestFor } from './change-request';
import { useListSearch } from './list-search';
import { useDryRun } from './use-dry-run';

/** First the choice, then a preview of it. */
export function ChangeChoice() {
  const { clientsChange: change, clientsPicked: picked } = useEntry();
  return change?.dryRunId ? <ChangePreview key={change.dryRunId} change={change} /> : <Choice picked={picked} />;
}

/** The state of the history entry. The router’s location is already the next page’s while this one still shows. */
function useEntry() {
  const { pathname, state } = useLocation();
  const [entry, setEntry] = useState(state);
  if (pathname === addressOf(to.clientsChange()) && entry !== state) setEntry(state);
  return entry;
}

function Choice({ picked }: { picked: string[] | undefined }) {
  const me = useMe();
  const search = useListSearch();
  const navigate = useNavigate();
  const { data: known } = useQuery(listClientTagsOptions());
  const { look, isPending, error } = useDryRun({ failureShownBy: 'form' });
  const actions = actionsFor(search).filter((action) => clientCan.change(me, action).ok);
  const form = useForm<ChosenChange>({
    initialValues: { action: actions[0] ?? 'add_tags', tags: [], leadSource: '' },
    validate: {
      tags: (tags, { action }) => (isTagging(action) && tags.length === 0 ? 'Enter at least one tag.' : null),
    },
  });
  const { action, tags } = form.getValues();
  return (
    <form noValidate onSubmit={form.onSubmit((chosen) => look({ request: requestFor(search, chosen, picked) }))}>
      <Stack gap="md">
        <FormFailure form={form} error={error} />
        <Text>{describe(search, picked?.length)}</Text>
        <Radio.Group label="Action" {...form.getInputProps('action')}>
          <Stack gap="sm" mt="xs">
            {actions.map((one, index) => (
              <Radio
                key={one}
                value={one}
                label={WORDS[one].action}
                description={WORDS[one].meaning}
                data-autofocus={index === 0 || undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        {isTagging(action) && (
          <TagsField
            form={form}
            path="tags"
            label="Tags"
            description="Press Enter after each tag."
            data={known?.items.map(({ tag }) => tag) ?? []}
            value={tags}
            maxTags={30}
            // The tag list stays open while tags are added. It opens upward, so that it doesn’t cover the buttons.
            comboboxProps={{ position: 'top' }}
            maxDropdownHeight={160}
          />
        )}
        {action === 'set_lead_source' && (
          <TextField
            form={form}
            path="leadSource"
            label="Lead source"
            placeholder="Yard sign, referral…"
            description="Leave empty to clear it."
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => void navigate({ ...to.clients(), search })}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending}>
            Preview changes
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
