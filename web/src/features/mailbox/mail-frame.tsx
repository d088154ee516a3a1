import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import classes from './message.module.css';

/** The HTML of a message, sandboxed: no scripts, forms, or navigation. As tall as its content. */
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
      // Same-origin only so that we can measure it: without `allow-scripts`, nothing inside can use that.
      sandbox="allow-same-origin"
      srcDoc={html}
      onLoad={watch}
      style={{ height }}
    />
  );
}
