-- Keys that sign access tokens, made by the product and shared by all its processes. They belong to no company.
create table signing_keys (
  id uuid primary key,
  -- The private key (PKCS #8), encrypted with MASTER_KEY. The public half is derived from it: nobody can add a key of their own.
  sealed bytea not null check (length(sealed) <= 1000),
  created_at timestamptz(3) not null default now(),
  -- It is published for a while before it signs, so that whoever verifies tokens knows it by then.
  signs_from timestamptz(3) not null,
  -- Before it, tokens were signed with TOKEN_SECRET: true for the first key of a deployment that had people signed in.
  follows_secret boolean not null default false
);
comment on table signing_keys is 'Kept by signing-keys.';
grant select, insert, delete on signing_keys to hedgerow_app;
