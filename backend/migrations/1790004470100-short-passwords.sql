-- A password of fewer than 15 characters is for accounts that have a second factor (docs/decisions/0083).
alter table users add column password_is_short boolean not null default false;
alter table users add constraint users_short_password_has_second_factor
  check (not password_is_short or second_factor_at is not null) not valid;
alter table users validate constraint users_short_password_has_second_factor;

-- How long a password is, is nobody's business.
select audit_table('users', 'user', 'id', '{email_key,email_rank,locale,avatar_id,password_is_short}', '{password_hash}', 'memberships');
