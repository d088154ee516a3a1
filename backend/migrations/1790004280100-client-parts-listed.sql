-- In a transaction of its own: holding the locks of several tables, it could meet requests that hold them the other way round.
create trigger show_client_parts after insert or update on client_search for each row execute function show_client_parts();
