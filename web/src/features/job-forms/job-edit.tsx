import { SimpleGrid } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ifMatch } from '../../api/client';
import { crewsToPlan } from '../../api/crews-to-plan';
import { useUpdateJob } from '../../api/generated/queries/queries';
import { jobOptions, useJob, useTakeJob } from '../../api/use-job';
import { NumberField, SelectField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
import { to } from '../../lib/paths';
import { JobFields } from './job-fields';
import { jobValues, toUpdateBody } from './job-form';

export function JobEdit() {
  const job = useJob();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const take = useTakeJob();
  const { data: crews } = useQuery(crewsToPlan());
  const { form, before, version, isConflict, takeIn } = useRecordForm(job, jobValues);
  const close = () => navigate(to.job(job.id));
  const update = useUpdateJob(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      take(result);
      await close();
    },
    onError: async (problem) => {
      if (isConflict(problem)) takeIn(await queries.query({ ...jobOptions(job.id), staleTime: 0 }));
    },
  });

  return (
    <SideForm
      title={`Edit ${job.number}`}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error}
      onSubmit={(values) =>
        update.mutate({
          path: { jobId: job.id },
          headers: ifMatch(version),
          body: toUpdateBody(before, values),
        })
      }
      onClose={() => void close()}
    >
      <TextField form={form} path="title" label="What is to be done" required maxLength={200} data-autofocus />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <SelectField
          form={form}
          path="defaultCrewId"
          label="Usual crew"
          description="Of visits that name none"
          placeholder="Nobody yet"
          clearable
          data={crews?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
        <NumberField
          form={form}
          path="defaultDurationMin"
          label="Usual effort in man-hours"
          description="Two people for an hour are 2"
          allowDecimal
          decimalScale={2}
          step={0.5}
          min={0}
          max={1600}
          hideControls={false}
        />
      </SimpleGrid>
      <JobFields form={form} />
    </SideForm>
  );
}
