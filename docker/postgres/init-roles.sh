#!/bin/sh
# Run by the postgres image on an empty volume: makes the roles of init-roles.sql with the passwords of the environment.
set -eu
psql --quiet --output /dev/null --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv owner OWNER_PASSWORD
\getenv app APP_PASSWORD
\getenv queue QUEUE_PASSWORD
select set_config('hedgerow.owner_password', :'owner', false),
       set_config('hedgerow.app_password', :'app', false),
       set_config('hedgerow.queue_password', :'queue', false);
\i /hedgerow/init-roles.sql
SQL
