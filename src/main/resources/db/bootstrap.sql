-- Roles of the portal's database. Run once by a superuser, in the portal's database, before the first migration;
-- safe to run again. Passwords come as settings of the session: entente.owner_password and entente.app_password.
--
--   entente_owner    owns the schema and migrates it; never used to serve a request
--   entente_app      the portal's login: owns nothing, bypasses nothing
--   entente_auditor  reads audit entries; the portal steps into it (set role) for an auditor's query only
--   entente_sealer   seals the audit log in the background
--   entente_jobs     other background work
--   entente_fn       owns the functions that row policies call; nobody logs in as it
do $$
declare
    r text;
begin
    foreach r in array array['entente_owner', 'entente_app', 'entente_auditor', 'entente_sealer', 'entente_jobs', 'entente_fn'] loop
        if not exists (select from pg_roles where rolname = r) then
            execute format('create role %I nologin nosuperuser nocreatedb nocreaterole nobypassrls noreplication', r);
        end if;
    end loop;
    execute format('alter role entente_owner login password %L', current_setting('entente.owner_password'));
    execute format('alter role entente_app login password %L', current_setting('entente.app_password'));

    -- The owner hands functions over to entente_fn without inheriting its sight.
    grant entente_fn to entente_owner with inherit false, set true;
    -- The portal may step into these for one transaction; it inherits nothing from them.
    grant entente_auditor, entente_sealer, entente_jobs to entente_app with inherit false, set true;

    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to entente_owner, entente_app', current_database());
    execute format('grant create on database %I to entente_owner', current_database());
    revoke all on schema public from public;
end
$$;
