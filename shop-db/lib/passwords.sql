-- The Secrets decide: a volume that another Shop takes up brings the passwords of the Shop before.
\set owner `cat "$SECRETS/owner/username"`
\set owner_password `cat "$SECRETS/owner/password"`
\set login `cat "$SECRETS/login/username"`
\set login_password `cat "$SECRETS/login/password"`

ALTER ROLE :"owner" PASSWORD :'owner_password';
ALTER ROLE :"login" PASSWORD :'login_password';
