-- Passkeys: keys of WebAuthn with which people sign in without a password, or after it (docs/decisions/0074). Global as accounts are.

-- How many there are: a column of the account, so that the audit log tells of each that is added or removed.
alter table users add column passkeys smallint not null default 0 check (passkeys between 0 and 100);

create table passkeys (
  id uuid primary key,
  user_id uuid not null references users (id),
  -- As the authenticator calls it. No other passkey has it, whoever's it is.
  credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
  -- COSE.
  public_key bytea not null check (length(public_key) between 1 and 2000),
  -- Of its uses, as the authenticator says: one that goes back is of a copy. Many always say 0.
  counter bigint not null check (counter between 0 and 4294967295),
  -- How a browser reaches it.
  transports text[] not null check (cardinality(transports) <= 10),
  name text not null check (length(name) between 1 and 100),
  -- Whether it is kept on several devices, as by a password manager.
  is_synced boolean not null,
  -- It signs in after the password alone, since the account was taken back; with both once, it is trusted again.
  needs_password boolean not null default false,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3)
);
create index passkeys_user on passkeys (user_id);
grant select, insert, update, delete on passkeys to hedgerow_app;

-- What an authenticator is to sign: once, soon, for one purpose.
create table passkey_challenges (
  -- SHA-256 of it.
  hash bytea primary key check (length(hash) = 32),
  purpose text not null check (purpose in ('add', 'sign_in', 'second_step')),
  -- Whose it is; null while nobody knows who is signing in.
  user_id uuid references users (id),
  -- The password that the account had: another one ends it.
  account_state text not null check (length(account_state) <= 100),
  expires_at timestamptz(3) not null,
  check (user_id is not null or purpose = 'sign_in')
);
comment on table passkey_challenges is 'Kept by passkeys.';
create index passkey_challenges_user on passkey_challenges (user_id);
create index passkey_challenges_expired on passkey_challenges (expires_at);
grant select, insert, delete on passkey_challenges to hedgerow_app;
