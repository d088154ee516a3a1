-- Entries of one transaction have the same instant: their ids say which was first, where PostgreSQL can make such ids (from 18 on).
do $$
begin
  if to_regprocedure('pg_catalog.uuidv7()') is not null then
    alter table audit_entries alter column id set default uuidv7();
  end if;
end $$;
