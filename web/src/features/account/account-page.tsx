import { useMe } from '../../api/me';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { ChangePassword } from './change-password';
import { Devices } from './devices';

/** What belongs to the person, in whichever company. */
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
      </Section>
      <ChangePassword />
      <Devices />
    </>
  );
}
