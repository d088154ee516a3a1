-- Whoever came by a mailed link reads the mail of their address. Of accounts that were there before, nobody knows.
alter table users add column email_verified_at timestamptz(3);
