import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Our own custom properties, set where a stylesheet needs a value that only the component knows. */
    [name: `--${string}`]: string | number | undefined;
  }
}
