import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import type { BoundField } from './bound';

export function TextField({ form, path, ...rest }: BoundField & Omit<TextInputProps, 'form' | 'label'>) {
  return <TextInput key={form.key(path)} {...form.getInputProps(path)} {...rest} />;
}

export function AreaField({ form, path, ...rest }: BoundField & Omit<TextareaProps, 'form' | 'label'>) {
  return <Textarea key={form.key(path)} autosize minRows={2} maxRows={10} {...form.getInputProps(path)} {...rest} />;
}
