-- The one form of an e-mail address by which an account is found (kernel/email writes it). Empty where it is not known yet. Accounts
-- that were made before this form have the same key where their addresses mean the same: the rank tells them apart.
alter table users
  add column email_key text check (length(email_key) <= 254),
  add column email_rank smallint not null default 0;

-- The previous release writes no key. For ASCII, lower case is all there is to it; the rest waits for kernel/email.
create function key_email() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.email_key is not distinct from old.email_key then
    new.email_key := null;
  end if;
  if new.email_key is null and new.email ~ '^[\x21-\x7e]+$' then
    new.email_key := lower(new.email collate "C");
    select coalesce(max(email_rank) + 1, 0) into new.email_rank from users where email_key = new.email_key and id <> new.id;
  end if;
  return new;
end $$;
create trigger key_email before insert or update of email on users for each row execute function key_email();
