import { getRouteApi, notFound, useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '../../api/answered';
import { ifMatch } from '../../api/client';
import { useScheduleVisit, useUpdateVisit } from '../../api/generated/queries/queries';
import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { jobOptions, useJob } from '../../api/use-job';
import { AreaField } from '../../form/fields/text-field';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
import { to } from '../../lib/paths';
import { useOverrides } from './use-overrides';
import { VisitFields } from './visit-fields';
import { type Overrides, toScheduleBody, toVisitPatch, type VisitValues, visitValues } from './visit-form';

const route = getRouteApi('/shell/jobs/$jobId/visits/$visitId');

/** A visit comes with its job: its address picks it from there. */
export function VisitEditPage() {
  const { visitId } = route.useParams();
  const job = useJob();
  const visit = job.visits.find(({ id }) => id === visitId);
  if (!visit) throw notFound();
  return <VisitEdit job={job} visit={visit} />;
}

/** Moves a visit, or puts one on the calendar that is not there: to the person, it is the same form. */
function VisitEdit({ job, visit }: { job: JobDto; visit: VisitDto }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { given, refusalOf } = useOverrides();
  const { form, before, version, isConflict, takeIn } = useRecordForm(visit, visitValues);
  const [schedules] = useState(visit.status === 'unscheduled' || visit.status === 'skipped');
  const close = () => navigate(to.job(job.id));
  const finish = async () => {
    await changed({ entityType: 'visit', entityId: visit.id });
    await close();
  };
  const asked = { meta: { failureShownBy: 'form' } } as const;
  const update = useUpdateVisit(undefined, {
    ...asked,
    onSuccess: finish,
    onError: async (problem) => {
      if (!isConflict(problem)) return;
      const { visits } = await queries.query({ ...jobOptions(job.id), staleTime: 0 });
      const newer = visits.find(({ id }) => id === visit.id);
      if (newer) takeIn(newer);
    },
  });
  const schedule = useScheduleVisit(undefined, asked);
  const path = { visitId: visit.id };
  const patch = (values: VisitValues, from: VisitValues, fromVersion: number, overrides: Overrides) => {
    const body = toVisitPatch(from, values, overrides);
    if (Object.keys(body).length === 0) void finish();
    else update.mutate({ path, headers: ifMatch(fromVersion), body });
  };
  const send = (values: VisitValues) => {
    const overrides = given.current;
    if (!schedules || values.date === '') {
      patch(values, before, version, overrides);
      return;
    }
    const onSuccess = (result: { data?: VisitDto }) => {
      // The slot is taken; what else was changed follows, against the version that this made.
      const planned = answered(result);
      patch(values, visitValues(planned), planned.version, {});
    };
    schedule.mutate({ path, body: toScheduleBody(values, overrides) }, { onSuccess });
  };
  const error = schedule.error ?? update.error;

  return (
    <SideForm
      title={schedules ? 'Plan the visit' : 'Move or change the visit'}
      form={form}
      submitLabel={schedules ? 'Plan it' : 'Save'}
      loading={update.isPending || schedule.isPending}
      error={error}
      refusal={refusalOf(error)}
      onSubmit={send}
      onClose={() => void close()}
    >
      <VisitFields
        form={form}
        values={form.values}
        setEnd={(time) => form.setFieldValue('windowEnd', time)}
        isDateRequired={!schedules}
      />
      <AreaField
        form={form}
        path="instructionsOverride"
        label="Instructions for this visit"
        description="In place of the job’s"
      />
    </SideForm>
  );
}
