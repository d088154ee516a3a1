import { useForm, type UseFormReturnType } from '@mantine/form';
import { type NavigateOptions, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answered } from '../api/answered';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import type { Change } from '../api/live-keys';
import { useChanged } from '../api/use-changed';
import { toast } from '../ui/toast';
import { SideForm } from './side-form';

/** As much of a generated `useCreate…` as a form needs. It takes any `Made`: name it where a prop gets the answer. */
type CreateHook<Sent, Made> = (
  key: undefined,
  options: { meta: { failureShownBy: 'form' }; onSuccess: (result: { data?: Made }) => Promise<void> },
) => { mutate: (sent: Sent) => void; isPending: boolean; error: ProblemDto | null };

interface CreateFormProps<Values extends Record<string, unknown>, Sent, Made> {
  title: string;
  submitLabel: string;
  initialValues: Values;
  useCreate: CreateHook<Sent, Made>;
  request: (values: Values) => Sent;
  /** What lists or holds the new record. */
  changes: Change;
  /** Runs before anything is read again: a secret that can be read only once must not wait for that. */
  onMade?: (made: Made) => void;
  /** Where the form leads when it is canceled. */
  closesTo: NavigateOptions;
  /** Where it leads when it is saved, if not there; null: `onMade` shows what comes next. */
  leadsTo?: ((made: Made) => NavigateOptions) | null;
  done?: (made: Made) => string;
  children: (form: UseFormReturnType<Values>) => ReactNode;
}

/** The screen on which a record is created: a form over the page that lists it. */
export function CreateForm<Values extends Record<string, unknown>, Sent, Made>(
  props: CreateFormProps<Values, Sent, Made>,
) {
  const { title, submitLabel, initialValues, useCreate, request, changes, closesTo, children } = props;
  const { onMade, leadsTo = () => closesTo, done } = props;
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm<Values>({ initialValues });
  const create = useCreate(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const made = answered(result);
      onMade?.(made);
      await changed(changes);
      if (leadsTo) await navigate(leadsTo(made));
      if (done) toast.done(done(made));
    },
  });
  return (
    <SideForm
      title={title}
      form={form}
      submitLabel={submitLabel}
      loading={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate(request(values))}
      onClose={() => void navigate(closesTo)}
    >
      {children(form)}
    </SideForm>
  );
}
