import type { SignInProviderDto, UpdateSignInProviderDto } from '../../api/generated/requests/types.gen';
import { changesOf, orEmpty } from '../../lib/patch';

export interface ProviderValues extends Record<string, unknown> {
  isEnabled: boolean;
  label: string;
  issuer: string;
  clientId: string;
  /** Empty: stays as it is. */
  clientSecret: string;
  emailDomains: string[];
}

export const providerValues = ({ label, issuer, clientId, ...rest }: SignInProviderDto): ProviderValues => ({
  isEnabled: rest.isEnabled,
  label: orEmpty(label),
  issuer: orEmpty(issuer),
  clientId: orEmpty(clientId),
  clientSecret: '',
  emailDomains: rest.emailDomains,
});

export const toProviderPatch = (before: ProviderValues, after: ProviderValues): UpdateSignInProviderDto =>
  changesOf(fields(before), fields(after));

const fields = ({ isEnabled, label, issuer, clientId, clientSecret, emailDomains }: ProviderValues) => ({
  isEnabled,
  label: label.trim(),
  issuer: issuer.trim(),
  clientId: clientId.trim(),
  clientSecret: clientSecret.trim(),
  emailDomains,
});
