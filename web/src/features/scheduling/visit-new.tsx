import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useCreateVisit } from '../../api/generated/queries/queries';
import { useChanged } from '../../api/use-changed';
import { useJob } from '../../api/use-job';
import { AreaField } from '../../form/fields/text-field';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { useOverrides } from './use-overrides';
import { VisitFields } from './visit-fields';
import { newVisitValues, toVisitBody, type VisitValues } from './visit-form';

export function VisitNew() {
  const job = useJob();
  const navigate = useNavigate();
  const changed = useChanged();
  const { given, refusalOf } = useOverrides();
  const last = job.visits.at(-1);
  const form = useForm<VisitValues>({
    initialValues: newVisitValues(
      (last?.crew ?? job.defaultCrew)?.id ?? null,
      last?.estManMinutes ?? job.defaultDurationMin,
    ),
  });
  const close = () => navigate(to.job(job.id));
  const create = useCreateVisit(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      await changed({ entityType: 'visit', entityId: answered(result).id });
      await close();
    },
  });
  const send = (values: VisitValues) =>
    create.mutate({ path: { jobId: job.id }, body: toVisitBody(values, given.current) });

  return (
    <SideForm
      title={`New visit for ${job.number}`}
      form={form}
      submitLabel="Add visit"
      loading={create.isPending}
      error={create.error}
      refusal={refusalOf(create.error)}
      onSubmit={send}
      onClose={() => void close()}
    >
      <VisitFields form={form} values={form.values} setEnd={(time) => form.setFieldValue('windowEnd', time)} />
      <AreaField
        form={form}
        path="instructionsOverride"
        label="Instructions for this visit"
        description="Replaces the job’s instructions"
      />
    </SideForm>
  );
}
