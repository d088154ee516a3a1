import { Text, UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { DemoAccountDto } from '../../api/generated/requests/types.gen';
import { Initials } from '../../ui/initials';
import classes from './demo-accounts.module.css';

interface DemoAccountsProps {
  accounts: readonly DemoAccountDto[];
  signIn: (credentials: { email: string; password: string }) => void;
  isBusy: boolean;
}

/** In a demo, one click signs in as one of its people. */
export function DemoAccounts({ accounts, signIn, isBusy }: DemoAccountsProps) {
  return (
    <section aria-label="Demo accounts" className={classes.root}>
      <Text size="sm" fw={600}>
        This is a demo. Sign in as
      </Text>
      <ul className={classes.list}>
        {accounts.map(({ email, name, roleName, companyName, password, sees }) => (
          <li key={email}>
            <UnstyledButton className={classes.account} disabled={isBusy} onClick={() => signIn({ email, password })}>
              <Initials name={name} />
              <span className={classes.who}>
                <span>{name}</span>
                <span className={classes.role}>
                  {roleName}
                  {companyName === accounts[0]?.companyName ? '' : ` · ${companyName}`}
                </span>
                <span className={classes.sees}>{sees}</span>
              </span>
              <IconArrowRight size={16} className={classes.arrow} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
