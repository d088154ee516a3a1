-- A list of clients with a tag asks how large the company is.
grant select on numbers_given to hedgerow_app;
