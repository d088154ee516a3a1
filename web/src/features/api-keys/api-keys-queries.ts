import {
  getApiKeyOptions,
  getApiKeyUsageOptions,
  getApiUsageOptions,
  listApiKeysInfiniteOptions,
} from '../../api/generated/queries/queryOptions';
import { read } from '../../lib/search';

/** What the address of the list says. */
export interface ApiKeysSearch {
  q?: string;
}

/** A pasted key ends where its secret begins: that does not belong into an address. */
export function parseApiKeysSearch({ q }: Record<string, unknown>): ApiKeysSearch {
  const text = read.text(q)?.replace(/^(hr_[0-9a-f]{32})_.*$/, '$1');
  return text ? { q: text.slice(0, 100) } : {};
}

export const apiKeysPages = ({ q }: ApiKeysSearch) => listApiKeysInfiniteOptions({ query: { ...(q && { q }) } });
export const apiKeyOptions = (apiKeyId: string) => getApiKeyOptions({ path: { keyId: apiKeyId } });
/** Counted all the time: good for a minute, then asked anew. */
export const apiKeyUsageOptions = (apiKeyId: string) => getApiKeyUsageOptions({ path: { keyId: apiKeyId } });
export const apiUsageOptions = () => getApiUsageOptions();
