-- Of each migration the checksum of the file that was applied, so that `npm run doctor` finds one that was changed since. Those of
-- before get theirs when this one is applied.
alter table migrations add column if not exists sha256 text;
