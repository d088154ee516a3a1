-- What the client was told of the visits, and what the mail tells that is on its way: `{"news": …, "visits": [{"id", "version",
-- "date", "windowStart", "windowEnd", "timeZone"}]}`. A visit that is another one by now is worth a new mail.
alter table job_paperwork
  add column confirmation_told jsonb,
  add column confirmation_telling jsonb;

-- For the next migration, which fills in one company after the other and must hold no table meanwhile.
alter table tenants no force row level security;
create table confirmation_tenants as select id as tenant_id from tenants;
alter table tenants force row level security;
comment on table confirmation_tenants is 'Kept by paperwork: gone with the next migration.';
revoke all on confirmation_tenants from hedgerow_app;
