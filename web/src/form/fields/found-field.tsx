import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type Findable, fitting, meant } from '../../lib/finding';
import type { BoundField } from './bound';

/** More is not read but typed for. */
const SHOWN = 50;

interface FoundFieldProps extends BoundField, Omit<AutocompleteProps, 'form' | 'label' | 'data'> {
  /** All there is; asked for when somebody comes to the field. */
  options: () => readonly Findable[];
  /** What a value is called, known without the options. */
  nameOf: (value: string) => string;
  /** A value that is not among the options and yet good as it is typed. */
  isValue?: (typed: string) => boolean;
}

/**
 * One of very many, found by typing: Enter takes the first that fits, and leaving the field what is meant without a doubt.
 * Text that means nothing stays as it is and is sent, so that it is refused in sight instead of lost. For controlled forms.
 */
export function FoundField({ form, path, options, nameOf, isValue = () => false, ...rest }: FoundFieldProps) {
  const { value, onChange, ...input } = form.getInputProps(path) as Omit<
    ReturnType<typeof form.getInputProps>,
    'value' | 'onChange'
  > & { value: string; onChange: (value: string) => void };
  const [isAsked, setIsAsked] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const all = useMemo(() => (isAsked ? options() : []), [isAsked, options]);
  const valueOf = (text: string): string => {
    if (isValue(text.trim())) return text.trim();
    return text.trim() === '' ? '' : (meant(all, text)?.value ?? text);
  };

  const fit = typed === null ? all : fitting(all, typed);

  return (
    <Autocomplete
      {...input}
      value={typed ?? nameOf(value)}
      data={fit.slice(0, SHOWN).map(({ label }) => label)}
      filter={({ options: shown }) => shown}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      selectFirstOptionOnChange={typed !== null}
      onFocus={(event) => {
        setIsAsked(true);
        event.currentTarget.select();
      }}
      onChange={(text) => {
        setTyped(text);
        onChange(valueOf(text));
      }}
      onOptionSubmit={(label) => setTyped(label)}
      onBlur={() => setTyped(null)}
      {...rest}
    />
  );
}
