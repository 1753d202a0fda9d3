#!/bin/bash
# Runs once, when the database's volume is new: the portal's database with its roles, and Keycloak's beside it.
# The passwords are read from the environment by psql itself, so that they stand on no command line.
set -euo pipefail
psql -qX -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres <<'SQL'
\getenv password KEYCLOAK_DB_PASSWORD
create role keycloak login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password :'password';
create database keycloak owner keycloak;
revoke all on database keycloak from public;
create database entente;
SQL
psql -qX -o /dev/null -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d entente <<'SQL'
\getenv owner ENTENTE_DB_OWNER_PASSWORD
\getenv app ENTENTE_DB_APP_PASSWORD
select set_config('entente.owner_password', :'owner', false), set_config('entente.app_password', :'app', false);
\i /entente/bootstrap.sql
SQL
