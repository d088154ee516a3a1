-- What the client was told of the visits, and what the mail tells that is on its way: `{"news": …, "visits": [{"id", "version",
-- "date", "windowStart", "windowEnd", "timeZone"}]}`. A visit that is another one by now is worth a new mail.
alter table job_paperwork
  add column confirmation_told jsonb,
  add column confirmation_telling jsonb;
