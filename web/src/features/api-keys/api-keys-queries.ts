import {
  getApiKeyOptions,
  getApiKeyUsageOptions,
  getApiUsageOptions,
  listApiKeysInfiniteOptions,
} from '../../api/generated/queries/queryOptions';
import { read } from '../../lib/search';

/** The list’s search, as its URL has it. */
export interface ApiKeysSearch {
  q?: string;
}

/** Cuts a pasted key before its secret, which must not get into the URL. */
export function parseApiKeysSearch({ q }: Record<string, unknown>): ApiKeysSearch {
  const text = read.text(q)?.replace(/^(hr_[0-9a-f]{32})_.*$/, '$1');
  return text ? { q: text.slice(0, 100) } : {};
}

export const apiKeysPages = ({ q }: ApiKeysSearch) => listApiKeysInfiniteOptions({ query: { ...(q && { q }) } });
export const apiKeyOptions = (apiKeyId: string) => getApiKeyOptions({ path: { keyId: apiKeyId } });
/** Counted continuously: fresh for a minute. */
export const apiKeyUsageOptions = (apiKeyId: string) => getApiKeyUsageOptions({ path: { keyId: apiKeyId } });
export const apiUsageOptions = () => getApiUsageOptions();
