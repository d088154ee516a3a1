-- Tasks as the statement that asks for them has them: one more statement of a transaction can enqueue them beside its own work.
create function enqueue_tasks(tasks jsonb) returns int language sql as $$
  with added as (
    insert into queue_outbox (id, task, queue, payload, dedupe_key, actor, request_id)
    select t.id, t.task, t.queue, t.payload, t."dedupeKey", t.actor, t."requestId"
    from jsonb_to_recordset(tasks) as t(id uuid, task text, queue text, payload jsonb, "dedupeKey" text, actor jsonb,
                                        "requestId" text)
    returning 1)
  select count(*)::int from added
$$;
comment on function enqueue_tasks(jsonb) is 'Published by kernel/queue: puts tasks into the outbox of the company.';
