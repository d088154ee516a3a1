import { useCallback } from 'react';
import { currencies, currencyName } from '../../lib/regions';
import type { BoundField } from './bound';
import { FoundField } from './found-field';

/** Finds a currency by code or name. */
export function CurrencyField({ locale, ...props }: BoundField & { locale: string }) {
  const options = useCallback(() => currencies(locale), [locale]);
  const nameOf = useCallback((code: string) => currencyName(code, locale), [locale]);
  return <FoundField {...props} options={options} nameOf={nameOf} />;
}
