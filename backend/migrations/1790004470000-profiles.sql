-- Photos of people (docs/decisions/0083). Global as accounts are: a person may belong to several companies.
create table avatars (
  user_id uuid primary key references users (id) on delete cascade,
  -- A small square that we drew.
  image bytea not null check (length(image) <= 65536)
);
comment on table avatars is 'Kept by profiles.';
grant select, insert, update, delete on avatars to hedgerow_app;

-- Which of their photos it is: another one with each upload.
alter table users add column avatar_id uuid;

create or replace view account_names with (security_invoker = true) as
  select id as user_id, name, email, second_factor_at, avatar_id from users;

-- In what language somebody reads, and which photo they have, is nothing to the audit logs of their companies.
select audit_table('users', 'user', 'id', '{email_key,email_rank,locale,avatar_id}', '{password_hash}', 'memberships');
