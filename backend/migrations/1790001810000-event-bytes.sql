-- What an event weighs, so that a page of them can end at its bytes without unpacking any. Null for those from before.
alter table events add column bytes int;
