import type { ReactNode } from 'react';
import classes from './filter-bar.module.css';

/** Search and filters above a list. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}

/** The same above a list within a section: on a phone, they share the width of it. */
export function SectionFilters({ children }: { children: ReactNode }) {
  return <div className={classes.within}>{children}</div>;
}
