-- A feature's functions stand in a repeatable migration of its own, made by entente_fn before R__row_policies.sql says who may
-- call them: until then nobody may.
grant usage, create on schema entente to entente_fn;

set local role entente_fn;
alter default privileges revoke execute on functions from public;
reset role;
