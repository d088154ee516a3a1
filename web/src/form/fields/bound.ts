import type { ReactNode } from 'react';
import type { UseFormReturnType } from '@mantine/form';

type InputProps = ReturnType<UseFormReturnType<Record<string, unknown>>['getInputProps']>;

/** As much of a Mantine form as a field needs, whatever its values. */
export interface BoundForm {
  getInputProps: (path: string, options?: { type?: 'input' | 'checkbox'; withError?: boolean }) => InputProps;
  errors: Readonly<Record<string, ReactNode>>;
  key: (path: string) => string;
}

export interface BoundField {
  form: BoundForm;
  /** The path of the value in the form and the request: `billingAddress.city`. */
  path: string;
  label: string;
}
