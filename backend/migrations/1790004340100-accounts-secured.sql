-- Mails that tell of a change of an account hold a link for "this wasn't me". Using it ends all links from before.
alter table users add column secured_at timestamptz(3);
