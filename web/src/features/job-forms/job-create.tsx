import { Divider } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useCreateJob } from '../../api/generated/queries/queries';
import { clientOptions } from '../../api/use-client';
import { useTakeJob } from '../../api/use-job';
import { TextField } from '../../form/fields/text-field';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { useOverrides } from '../scheduling';
import { VisitList } from '../scheduling';
import { ConfirmFields, contactOf } from './confirm-fields';
import { JobFields } from './job-fields';
import { newJobValues, type NewJobValues, toCreateBody, withoutBlanks } from './job-form';
import { PlaceFields } from './place-fields';

const route = getRouteApi('/shell/jobs/new');

/** A new job with its first visits. Opens from the list and from a client. */
export function JobCreate() {
  const { clientId: from } = route.useSearch();
  const navigate = useNavigate();
  const take = useTakeJob();
  const { given, refusalOf } = useOverrides();
  const form = useForm<NewJobValues>({ initialValues: newJobValues(from ?? null) });
  const { clientId, propertyId, confirm, notifyClient } = form.values;
  const { data: client } = useQuery({ ...clientOptions(clientId ?? ''), enabled: clientId !== null });

  const properties = client?.properties.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const onlyProperty = properties.length === 1 ? properties[0]?.id : undefined;
  const { setFieldValue } = form;
  useEffect(() => {
    if (onlyProperty !== undefined && propertyId === null) setFieldValue('propertyId', onlyProperty);
  }, [onlyProperty, propertyId, setFieldValue]);

  const create = useCreateJob(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => navigate(to.job(take(result).id)),
  });
  const contact = client ? contactOf(client) : null;
  const send = (values: NewJobValues) => {
    const filled = withoutBlanks(values);
    form.setValues(filled);
    create.mutate({ body: toCreateBody(filled, given.current, notifyClient ?? contact !== null) });
  };

  return (
    <SideForm
      title="New job"
      form={form}
      submitLabel={confirm ? 'Confirm job' : 'Save draft'}
      loading={create.isPending}
      error={create.error}
      refusal={refusalOf(create.error)}
      onSubmit={send}
      onClose={() => void navigate(from ? to.client(from) : { ...to.jobs(), search: true })}
    >
      <PlaceFields form={form} client={client} />
      <TextField
        form={form}
        path="title"
        label="Job title"
        required
        placeholder="Spring cleanup and bed edging"
        maxLength={200}
        autoComplete="off"
        data-autofocus={from !== undefined || undefined}
      />
      <Divider label="Visits" labelPosition="left" />
      <VisitList form={form} visits={form.values.visits} />
      <JobFields form={form} />
      <Divider label="Confirmation" labelPosition="left" />
      <ConfirmFields form={form} client={client} />
    </SideForm>
  );
}
