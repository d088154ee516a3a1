-- Apart from the columns themselves, so that nobody waits for their lock while rows are written.
update users set email_key = k.key, email_rank = k.rank
from (select id, lower(email collate "C") as key,
             row_number() over (partition by lower(email collate "C") order by created_at, id) - 1 as rank
      from users where email ~ '^[\x21-\x7e]+$' and email_key is null) as k
where users.id = k.id;
