import { type ReactNode, useEffect } from 'react';
import classes from './page-header.module.css';

interface PageHeaderProps {
  /** Also the document title, which screen readers announce on arrival. */
  title: string;
  /** Which part of the page is shown, as its tab says: comes first in the document title. */
  part?: string | undefined;
  /** Another page is open beside it, and names the document. */
  isBehind?: boolean;
  /** Shown above the title: usually a link back. */
  above?: ReactNode;
  /** One line of facts under the title. */
  below?: ReactNode;
  actions?: ReactNode;
  /** Search of this page. On a phone it takes a line of its own. */
  search?: ReactNode;
  /** Filters or tabs, which stay in view while the page scrolls. */
  children?: ReactNode;
}

export function PageHeader({
  title,
  part,
  isBehind = false,
  above,
  below,
  actions,
  search,
  children,
}: PageHeaderProps) {
  const name = [part, title, 'Hedgerow'].filter(Boolean).join(' · ');
  useEffect(() => {
    if (!isBehind) document.title = name;
  }, [name, isBehind]);
  return (
    <header className={classes.root}>
      {above && <div className={classes.above}>{above}</div>}
      <div className={classes.line}>
        <h1 className={classes.title}>{title}</h1>
        {search && <div className={classes.search}>{search}</div>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {below && <div className={classes.below}>{below}</div>}
      {children && <div className={classes.tools}>{children}</div>}
    </header>
  );
}
