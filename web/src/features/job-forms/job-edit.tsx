import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { crewsToPlan } from '../../api/crews-to-plan';
import { useUpdateJob } from '../../api/generated/queries/queries';
import { jobOptions, useJob } from '../../api/use-job';
import { EditForm } from '../../form/edit-form';
import { NumberField, SelectField } from '../../form/fields/choice-field';
import { TextField } from '../../form/fields/text-field';
import { to } from '../../lib/paths';
import { JobFields } from './job-fields';
import { jobValues, toUpdateBody } from './job-form';

export function JobEdit() {
  const job = useJob();
  const { data: crews } = useQuery(crewsToPlan());
  return (
    <EditForm
      title={`Edit ${job.number}`}
      record={job}
      valuesOf={jobValues}
      useUpdate={useUpdateJob}
      request={(values, before, headers) => ({
        path: { jobId: job.id },
        headers,
        body: toUpdateBody(before, values),
      })}
      readAgain={(queries) => queries.query({ ...jobOptions(job.id), staleTime: 0 })}
      changes={{ entityType: 'job', entityId: job.id }}
      leadsTo={to.job(job.id)}
    >
      {(form) => (
        <>
          <TextField form={form} path="title" label="Job title" required maxLength={200} data-autofocus />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <SelectField
              form={form}
              path="defaultCrewId"
              label="Default crew"
              description="Used when a visit has no crew"
              placeholder="Unassigned"
              clearable
              data={crews?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            />
            <NumberField
              form={form}
              path="defaultDurationMin"
              label="Default labor hours"
              description="2 people for 1 hour = 2"
              allowDecimal
              decimalScale={2}
              step={0.5}
              min={0}
              max={1600}
              hideControls={false}
            />
          </SimpleGrid>
          <JobFields form={form} />
        </>
      )}
    </EditForm>
  );
}
