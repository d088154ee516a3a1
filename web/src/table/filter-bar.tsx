import type { ReactNode } from 'react';
import classes from './filter-bar.module.css';

/** Search and filters above a list. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}
