import { appError } from '../../kernel/problem/index.js';

/** Whoever chooses the provider decides who people are. */
export class SignInOfOwners extends appError(
  403,
  'sign_in_of_owners',
  'Only an owner can change how your team signs in',
) {}

/** The provider can't be reached, or its answer can't be used. The detail says why, in words for whoever set it up. */
export class ProviderFailed extends appError(
  422,
  'sign_in_provider_failed',
  'Your company’s sign-in provider didn’t work',
) {}
