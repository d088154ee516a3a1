import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { MessageDto } from '../../api/generated/requests/types.gen';
import { Section } from '../../ui/section';
import { MailFrame } from './mail-frame';
import classes from './message.module.css';

/** The message as HTML, and as the plain text that some mail programs show. */
export function MessageBody({ message: { html, text } }: { message: Pick<MessageDto, 'html' | 'text'> }) {
  const [form, setForm] = useState('html');
  return (
    <Section
      title="Message"
      action={
        html !== null && (
          <SegmentedControl
            size="xs"
            aria-label="View as"
            value={form}
            onChange={setForm}
            data={[
              { value: 'html', label: 'Formatted' },
              { value: 'text', label: 'Plain text' },
            ]}
          />
        )
      }
    >
      {html !== null && form === 'html' ? <MailFrame html={html} /> : <pre className={classes.text}>{text}</pre>}
    </Section>
  );
}
