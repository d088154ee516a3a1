import { getRouteApi, notFound } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '../../api/answered';
import { ifMatch } from '../../api/client';
import { useScheduleVisit, useUpdateVisit } from '../../api/generated/queries/queries';
import type { JobDto, UpdateVisitError, VisitDto } from '../../api/generated/requests/types.gen';
import { jobOptions, useJob } from '../../api/use-job';
import { AreaField } from '../../form/fields/text-field';
import { SideForm } from '../../form/side-form';
import { useEdit } from '../../form/use-edit';
import { to } from '../../lib/paths';
import { isOnCalendar } from '../../lib/visit-time';
import { useOverrides } from './use-overrides';
import { VisitFields } from './visit-fields';
import { type Overrides, toScheduleBody, toVisitPatch, type VisitValues, visitValues } from './visit-form';

const route = getRouteApi('/shell/jobs/$jobId/visits/$visitId');

/** A visit is loaded with its job; the URL tells which one. */
export function VisitEditPage() {
  const { visitId } = route.useParams();
  const job = useJob();
  const visit = job.visits.find(({ id }) => id === visitId);
  if (!visit) throw notFound();
  return <VisitEdit job={job} visit={visit} />;
}

/** Reschedules a visit, or schedules one without a date: to people, it is the same form. */
function VisitEdit({ job, visit }: { job: JobDto; visit: VisitDto }) {
  const { given, refusalOf } = useOverrides();
  const [schedules] = useState(!isOnCalendar(visit));
  const { form, before, version, update, finish, close } = useEdit({
    record: visit,
    valuesOf: visitValues,
    useUpdate: useUpdateVisit<unknown, UpdateVisitError>,
    readAgain: async (queries) => {
      const { visits } = await queries.query({ ...jobOptions(job.id), staleTime: 0 });
      return visits.find(({ id }) => id === visit.id);
    },
    changes: { entityType: 'visit', entityId: visit.id },
    leadsTo: to.job(job.id),
  });
  const schedule = useScheduleVisit(undefined, { meta: { failureShownBy: 'form' } });
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
      // The visit is scheduled; the other changes follow, against the version that this created.
      const planned = answered(result);
      patch(values, visitValues(planned), planned.version, {});
    };
    schedule.mutate({ path, body: toScheduleBody(values, overrides) }, { onSuccess });
  };
  const error = schedule.error ?? update.error;

  return (
    <SideForm
      title={schedules ? 'Schedule visit' : 'Reschedule or edit visit'}
      form={form}
      submitLabel={schedules ? 'Schedule' : 'Save'}
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
        description="Replaces the job’s instructions"
      />
    </SideForm>
  );
}
