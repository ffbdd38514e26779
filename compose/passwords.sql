-- Run by the image of PostgreSQL when it makes the database, after the roles: each gets the password that compose/make-secrets made.
\set password `cat /run/secrets/owner`
alter role partnerships_owner password :'password';
\set password `cat /run/secrets/command`
alter role partnerships_command password :'password';
\set password `cat /run/secrets/query`
alter role partnerships_query password :'password';
\set password `cat /run/secrets/keys`
alter role partnerships_keys password :'password';
\set password `cat /run/secrets/dashboards`
alter role partnerships_dashboards password :'password';
