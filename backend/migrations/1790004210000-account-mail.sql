-- Mail to people about their accounts: invitations, forgotten passwords, notices. It belongs to no company: a person may
-- belong to several or to none yet. Links in it let their reader in, so it is sealed, and gone once it is sent.
create table account_mails (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][a-z_]{0,59}$'),
  -- On whose account it is sent, for limits; null where nobody is.
  company_id uuid references tenants (id),
  -- SHA-256 of the canonical address, for limits.
  recipient bytea not null check (length(recipient) = 32),
  -- The mail itself; null once it had its end.
  sealed bytea check (length(sealed) <= 100000),
  state text not null default 'queued' check (state in ('queued', 'sent', 'captured', 'dead')),
  attempts smallint not null default 0,
  -- Why the last attempt failed.
  failure text check (length(failure) <= 500),
  next_attempt_at timestamptz(3) not null,
  -- What it offers is no longer good then.
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  check ((state = 'queued') = (sealed is not null))
);
create index account_mails_due on account_mails (next_attempt_at) where state = 'queued';
create index account_mails_company on account_mails (company_id, created_at) where company_id is not null;
create index account_mails_recipient on account_mails (recipient, created_at);
create index account_mails_age on account_mails (created_at);
grant select, insert, update, delete on account_mails to hedgerow_app;
