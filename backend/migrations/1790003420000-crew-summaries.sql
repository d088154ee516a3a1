-- Crews as other domains may know them: the columns are the fields of `CrewSummary`.
create view crew_summaries with (security_invoker = true) as
select c.id, c.name, c.colour, c.archived_at is null as active,
       coalesce((
         select json_agg(json_build_object('name', m.name, 'isLead', m.is_lead) order by m.is_lead desc, m.name, m.id)
         from crew_members m where m.tenant_id = c.tenant_id and m.crew_id = c.id), '[]') as members
from crews c;
grant select on crew_summaries to hedgerow_app;
