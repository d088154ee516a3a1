-- The audit log tells with which device somebody signed in.
create view sign_in_devices with (security_invoker = true) as select id as session_id, user_agent from sessions;
comment on view sign_in_devices is 'Published by sessions: the device of a sign-in, also of one that has ended.';
grant select on sign_in_devices to hedgerow_app;
