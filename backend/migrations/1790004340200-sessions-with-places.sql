-- Where somebody signed in: the network of the address, so that its owner notices a stranger's.
alter table sessions add column network text check (length(network) <= 60);
