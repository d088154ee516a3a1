import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type Findable, fitting, meant } from '../../lib/finding';
import type { BoundField } from './bound';

/** Nobody reads a longer list; people type more letters instead. */
const SHOWN = 50;

interface FoundFieldProps extends BoundField, Omit<AutocompleteProps, 'form' | 'label' | 'data'> {
  /** All options, loaded when the field gets focus. */
  options: () => readonly Findable[];
  /** The label of a value, known without the options. */
  nameOf: (value: string) => string;
  /** Accepts typed text that isn’t among the options. */
  isValue?: (typed: string) => boolean;
}

/**
 * One of very many options, found by typing: Enter picks the first match, and leaving the field picks the only one.
 * Text without a match stays and is sent, so that it is visibly refused instead of lost. For controlled forms.
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
