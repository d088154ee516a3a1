create unique index users_email_key on users (email_key, email_rank);
create index users_without_email_key on users (created_at) where email_key is null;
