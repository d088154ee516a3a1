import { Text, UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Initials } from '../../ui/initials';
import classes from './demo-accounts.module.css';

interface DemoAccount {
  email: string;
  name: string;
  role: string;
  password: string;
}

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  signIn: (credentials: { email: string; password: string }) => void;
  isBusy: boolean;
}

/** A demo opens its doors: one click for each of its people. */
export function DemoAccounts({ accounts, signIn, isBusy }: DemoAccountsProps) {
  return (
    <section aria-label="Demo accounts" className={classes.root}>
      <Text size="sm" fw={600}>
        This is a demo. Come in as
      </Text>
      <ul className={classes.list}>
        {accounts.map(({ email, name, role, password }) => (
          <li key={email}>
            <UnstyledButton className={classes.account} disabled={isBusy} onClick={() => signIn({ email, password })}>
              <Initials name={name} />
              <span className={classes.who}>
                <span>{name}</span>
                <span className={classes.role}>{role}</span>
              </span>
              <IconArrowRight size={16} className={classes.arrow} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
