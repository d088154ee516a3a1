import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import classes from './message.module.css';

/** The HTML of a mail, walled off: it runs no script, sends no form and goes nowhere. As tall as what it says. */
export function MailFrame({ html }: { html: string }) {
  const [height, setHeight] = useState<number>();
  const watched = useRef<ResizeObserver>(undefined);
  useEffect(() => () => watched.current?.disconnect(), []);

  const watch = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) => {
    const page = currentTarget.contentDocument?.documentElement;
    watched.current?.disconnect();
    if (!page) return;
    watched.current = new ResizeObserver(() => setHeight(page.offsetHeight));
    watched.current.observe(page);
  };

  return (
    <iframe
      title="Email preview"
      className={classes.frame}
      // Our origin only lets us measure it from outside: without `allow-scripts` nothing inside can make use of it.
      sandbox="allow-same-origin"
      srcDoc={html}
      onLoad={watch}
      style={{ height }}
    />
  );
}
