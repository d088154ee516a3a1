import { lazy, Suspense } from 'react';
import type { DoorFacts } from './api/door';
import { SignInPage } from './features/auth/sign-in-page';
import { Welcome } from './layouts/welcome';
import { addressOf, to } from './lib/paths';

interface DoorProps extends DoorFacts {
  /** Enters the app at this URL. */
  enter: (address: string) => Promise<void>;
}

const RegisterPage = lazy(async () => ({ default: (await import('./features/auth/register-page')).RegisterPage }));

const FinishRegistrationPage = lazy(async () => ({
  default: (await import('./features/auth/finish-registration-page')).FinishRegistrationPage,
}));

const VerifyEmailPage = lazy(async () => ({
  default: (await import('./features/auth/verify-email-page')).VerifyEmailPage,
}));

const ConfirmEmailPage = lazy(async () => ({
  default: (await import('./features/auth/confirm-email-page')).ConfirmEmailPage,
}));

const SecureAccountPage = lazy(async () => ({
  default: (await import('./features/auth/secure-account-page')).SecureAccountPage,
}));

const InvitationPage = lazy(async () => ({
  default: (await import('./features/auth/invitation-page')).InvitationPage,
}));

const CompanySignInPage = lazy(async () => ({
  default: (await import('./features/auth/company-sign-in-page')).CompanySignInPage,
}));

const ForgotPasswordPage = lazy(async () => ({
  default: (await import('./features/auth/forgot-password-page')).ForgotPasswordPage,
}));

const ResetPasswordPage = lazy(async () => ({
  default: (await import('./features/auth/reset-password-page')).ResetPasswordPage,
}));

/** The pages before sign-in. They are separate documents: no router, and none of the app’s code. */
export function Door(props: DoorProps) {
  const { pathname, search } = window.location;
  return (
    <Welcome>
      <Suspense>
        <DoorPage {...props} pathname={pathname} search={search} />
      </Suspense>
    </Welcome>
  );
}

function DoorPage({ pathname, search, ...props }: DoorProps & Pick<Location, 'pathname' | 'search'>) {
  if (pathname.startsWith(addressOf(to.register()))) return <RegisterPage {...props} />;
  if (pathname.startsWith(addressOf(to.finishRegistration()))) return <FinishRegistrationPage {...props} />;
  if (pathname.startsWith(addressOf(to.verifyEmail()))) return <VerifyEmailPage />;
  if (pathname.startsWith(addressOf(to.confirmEmail()))) return <ConfirmEmailPage />;
  if (pathname.startsWith(addressOf(to.secureAccount()))) return <SecureAccountPage {...props} />;
  if (pathname.startsWith(addressOf(to.invitation()))) return <InvitationPage {...props} />;
  if (pathname.startsWith(addressOf(to.companySignIn()))) return <CompanySignInPage {...props} />;
  if (pathname.startsWith(addressOf(to.forgotPassword()))) return <ForgotPasswordPage {...props} />;
  if (pathname.startsWith(addressOf(to.resetPassword()))) return <ResetPasswordPage />;
  return <SignInPage {...props} next={nextOf(search)} />;
}

/** Only our own URLs: a link must not send people elsewhere after sign-in. */
function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : addressOf(to.home());
}
