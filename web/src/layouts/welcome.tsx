import type { ReactNode } from 'react';
import { GardenPlan } from '../ui/garden-plan';
import { Mark } from '../ui/logo';
import classes from './welcome.module.css';

/** The layout of the pages before sign-in: a form beside a drawn garden. */
export function Welcome({ children }: { children: ReactNode }) {
  return (
    <div className={classes.root}>
      <main id="main" className={classes.form}>
        <div className={classes.brand}>
          <Mark size={30} />
          Hedgerow
        </div>
        <div className={classes.content}>{children}</div>
      </main>
      <div className={classes.plan}>
        <GardenPlan />
      </div>
    </div>
  );
}
