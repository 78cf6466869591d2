-- Who is signed in. Every replica reads it, so that a sign-out counts everywhere at once.
CREATE TABLE admin_sessions (
  -- Of the token only its hash: who reads this table is signed in as nobody.
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  username   varchar(100) NOT NULL,
  -- The account it was opened with, keyed by a secret: another password, and the session is none.
  generation bytea NOT NULL CHECK (length(generation) = 32),
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX admin_sessions_created_at ON admin_sessions (created_at);

-- How often signing in was tried, by hashed account name, by hashed address, and by anybody.
CREATE TABLE sign_in_attempts (
  bucket   bytea PRIMARY KEY CHECK (length(bucket) = 32),
  attempts integer NOT NULL CHECK (attempts > 0),
  free_at  timestamptz NOT NULL DEFAULT now(),
  seen_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX sign_in_attempts_seen_at ON sign_in_attempts (seen_at);

GRANT SELECT, INSERT, DELETE, UPDATE (seen_at) ON admin_sessions TO shop_dml;
GRANT SELECT, INSERT, DELETE, UPDATE ON sign_in_attempts TO shop_dml;
