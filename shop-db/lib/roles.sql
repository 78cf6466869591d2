-- The owner changes the schema; the login of the API reads and writes rows, through a group role,
-- so that a second login can take over without a change to any grant.
\set owner `cat "$SECRETS/owner/username"`
\set owner_password `cat "$SECRETS/owner/password"`
\set login `cat "$SECRETS/login/username"`
\set login_password `cat "$SECRETS/login/password"`

CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE shop_dml NOLOGIN;
CREATE ROLE :"login" LOGIN PASSWORD :'login_password' IN ROLE shop_dml;

CREATE DATABASE ecommerce OWNER :"owner";
REVOKE ALL ON DATABASE ecommerce, postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE ecommerce TO shop_dml;

\connect ecommerce
ALTER SCHEMA public OWNER TO :"owner";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO shop_dml;
