import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { ifMatch } from '../api/client';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { SideForm } from './side-form';
import { type EditOptions, useEdit } from './use-edit';

interface EditFormProps<
  Values extends Record<string, unknown>,
  RecordT extends { version: number },
  Sent,
  Refused extends ProblemDto,
> extends EditOptions<Values, RecordT, Sent, Refused> {
  title: string;
  /** The request that saves: the difference from `before`, with these headers. */
  request: (values: Values, before: Values, headers: ReturnType<typeof ifMatch>) => Sent;
  /** Replaces the error’s own message where the form knows more. */
  refusalOf?: (error: Refused | null) => ReactNode;
  /** The error of another action that the form offers. */
  otherError?: ProblemDto | null;
  children: (form: UseFormReturnType<Values>) => ReactNode;
}

/** The screen on which one record is edited: a form over its page. */
export function EditForm<
  Values extends Record<string, unknown>,
  RecordT extends { version: number },
  Sent,
  Refused extends ProblemDto,
>({
  title,
  request,
  refusalOf,
  otherError = null,
  children,
  ...options
}: EditFormProps<Values, RecordT, Sent, Refused>) {
  const { form, before, version, update, close } = useEdit(options);
  return (
    <SideForm
      title={title}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error ?? otherError}
      refusal={refusalOf?.(update.error)}
      onSubmit={(values) => update.mutate(request(values, before, ifMatch(version)))}
      onClose={() => void close()}
    >
      {children(form)}
    </SideForm>
  );
}
