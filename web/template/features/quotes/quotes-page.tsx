import { Outlet } from '@tanstack/react-router';
import { QuotesList } from './quotes-list';
import classes from './quotes.module.css';

/** The list, and the form that opens over it. */
export function QuotesPage() {
  return (
    <div className={classes.page}>
      <QuotesList />
      <Outlet />
    </div>
  );
}
