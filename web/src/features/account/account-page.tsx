import { useMe } from '../../api/me';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { SecondFactorSection } from '../second-factor';
import { ChangeEmail } from './change-email';
import { ChangePassword } from './change-password';
import { Devices } from './devices';
import { VerifyEmail } from './verify-email';

/** Settings of the person, in all companies. */
export function AccountPage() {
  const { user, roleName } = useMe();
  return (
    <>
      <Section title="Your account">
        <Facts
          facts={[
            ['Name', user.name],
            ['Email', user.email],
            ['Role', roleName],
          ]}
        />
        <VerifyEmail />
      </Section>
      <ChangeEmail />
      <ChangePassword />
      <SecondFactorSection />
      <Devices />
    </>
  );
}
