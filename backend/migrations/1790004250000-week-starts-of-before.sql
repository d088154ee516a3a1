-- Companies from before they could choose: their week started on Monday, whatever their country. For the next migration, which must
-- not hold this table.
alter table tenants no force row level security;
create table week_start_tenants as
  select tenant_id, week_start from (
    select t.id as tenant_id,
      case
        when region = 'MV' then 5
        when region = any (string_to_array('AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY', ' ')) then 6
        when region = any (string_to_array('AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW', ' ')) then 7
        when region is null and language = any (array['ar', 'fa']) then 6
        when region is null and language = any (array['en', 'pt', 'ja', 'ko', 'he', 'hi', 'th', 'id']) then 7
      end as week_start
    from tenants t
    cross join lateral (
      select upper((regexp_match(t.locale, '[-_]([A-Za-z]{2})(?:[-_]|$)'))[1]) as region,
             lower((regexp_match(t.locale, '^[A-Za-z]+'))[1]) as language) said
    where t.week_start = 1) company
  where week_start is not null;
alter table tenants force row level security;
comment on table week_start_tenants is 'Kept by tenancy: gone with the next migration.';
revoke all on week_start_tenants from hedgerow_app;
