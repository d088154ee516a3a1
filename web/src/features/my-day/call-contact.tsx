import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import type { ContactToCallDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { telHref } from '../../lib/phone';
import classes from './my-day.module.css';

/** One tap calls the client, for when nobody opens the gate. */
export function CallContact({ contact: { name, phone } }: { contact: ContactToCallDto }) {
  const format = useFormat();
  const { raw, e164, extension } = phone;
  const number = e164 === null ? raw : format.phone(e164) + (extension === null ? '' : ` ext. ${extension}`);
  return (
    <Button
      component="a"
      href={telHref(e164 ?? raw, extension)}
      variant="default"
      size="md"
      fullWidth
      justify="flex-start"
      className={classes.tall ?? ''}
      leftSection={<IconPhone size={20} stroke={1.6} aria-hidden />}
    >
      <span>
        Call {name !== null && `${name}, `}
        <span className={classes.number}>{number}</span>
      </span>
    </Button>
  );
}
