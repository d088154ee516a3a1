-- What a company was before it was suspended or closed: a trial does not become a subscription by being paused.
alter table tenants add column status_before text check (status_before in ('trial', 'active'));
