import { IconArrowLeft } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useFormat, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { ButtonLink, TextLink } from '../../nav/links';
import { Facts } from '../../ui/facts';
import { PageHeader } from '../../ui/page-header';
import { Section } from '../../ui/section';
import { quoteCan } from './quote-can';
import { useQuote } from './quotes-queries';
import classes from './quotes.module.css';

export function QuotePage() {
  const mayManage = quoteCan.manage(useMe()).ok;
  const format = useFormat();
  const quote = useQuote();
  return (
    <div className={classes.page}>
      <PageHeader
        title={quote.name}
        above={
          <TextLink {...to.quotes()} className={classes.back}>
            <IconArrowLeft size={14} aria-hidden /> Quotes
          </TextLink>
        }
        below={<span>{quote.number}</span>}
        actions={
          mayManage && (
            <ButtonLink variant="default" {...to.quoteEdit(quote.id)}>
              Edit
            </ButtonLink>
          )
        }
      />
      <div className={classes.body}>
        <Section title="Details">
          <Facts
            facts={[
              ['Notes', quote.notes],
              ['Created', format.moment(quote.createdAt)],
              ['Changed', format.moment(quote.updatedAt)],
            ]}
          />
        </Section>
      </div>
      <Outlet />
    </div>
  );
}
