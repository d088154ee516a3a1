-- The password and the second factor that a challenge was given for: another one of either ends it, whatever the clocks say.
alter table sign_in_challenges add column account_state text not null default '' check (length(account_state) <= 100);
