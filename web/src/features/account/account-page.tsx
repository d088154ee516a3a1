import { Alert, Stack } from '@mantine/core';
import { useMe } from '../../api/me';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { PasskeysSection } from '../passkeys';
import { SecondFactorSection } from '../second-factor';
import { ChangeEmail } from './change-email';
import { ChangePassword } from './change-password';
import { Devices } from './devices';
import { Profile } from './profile';
import { VerifyEmail } from './verify-email';

/** Settings of the person, in all companies. */
export function AccountPage() {
  const { user, roleName, tenant, isCompanySession } = useMe();
  if (isCompanySession)
    return (
      <Alert color="rain" title="You signed in with your company">
        This covers the work of {tenant.name}. To change your own account, sign out and sign in with your email and
        password.
      </Alert>
    );
  return (
    <>
      <Section title="Your account">
        <Stack gap="lg">
          <Profile />
          <Facts
            facts={[
              ['Email', user.email],
              ['Role', roleName],
            ]}
          />
          <VerifyEmail />
        </Stack>
      </Section>
      <ChangeEmail />
      <ChangePassword />
      <PasskeysSection />
      <SecondFactorSection />
      <Devices />
    </>
  );
}
