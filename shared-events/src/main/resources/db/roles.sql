-- The five roles, and what no role may do to the history. Run as a superuser, in the database of the partnerships,
-- before any migration; as often as you like. Passwords are set apart: ALTER ROLE partnerships_command PASSWORD '…'.
--
-- partnerships_owner       owns every table; only Flyway signs in with it
-- partnerships_command     appends to eventstore, everything in command
-- partnerships_query       reads eventstore, everything in readers
-- partnerships_dashboards  reads views
-- partnerships_keys        the keys that names of people are encrypted under

DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['partnerships_owner', 'partnerships_command', 'partnerships_query',
                                     'partnerships_dashboards', 'partnerships_keys'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I', role_name);
        END IF;
        EXECUTE format('ALTER ROLE %I WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS',
                       role_name);
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role_name);
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CREATE ON DATABASE %I TO partnerships_owner', current_database());
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- An append that hangs holds the place of its events open for every follower: it is ended in time.
ALTER ROLE partnerships_command SET statement_timeout = '10s';
ALTER ROLE partnerships_command SET idle_in_transaction_session_timeout = '15s';
ALTER ROLE partnerships_command SET transaction_timeout = '60s';

-- These functions belong to the superuser, so that the owner of the tables cannot replace them.

CREATE OR REPLACE FUNCTION public.refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The history is append-only: % on %.% is refused. Record a correction or a retraction instead.',
        TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- The first event freezes the guards of the table: from then on, no migration may take them off.
CREATE OR REPLACE FUNCTION public.refuse_to_unguard_history() RETURNS event_trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    events regclass := to_regclass('eventstore.event');
    guards integer;
    begun boolean;
BEGIN
    IF EXISTS (SELECT FROM pg_trigger WHERE tgfoid = 'public.refuse_to_change_history'::regproc
               AND tgrelid IS DISTINCT FROM events) THEN
        RAISE EXCEPTION 'The history is append-only: eventstore.event keeps its name and its schema.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF events IS NULL THEN
        RETURN;
    END IF;
    SELECT count(*) INTO guards FROM pg_trigger
        WHERE tgrelid = events AND tgenabled = 'A' AND tgfoid = 'public.refuse_to_change_history'::regproc;
    IF guards < 2 THEN
        EXECUTE 'SELECT EXISTS (SELECT FROM eventstore.event)' INTO begun;
        IF begun THEN
            RAISE EXCEPTION 'The history is append-only: the triggers that guard eventstore.event stay on.'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION public.refuse_to_drop_history() RETURNS event_trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    dropped record;
BEGIN
    FOR dropped IN SELECT * FROM pg_event_trigger_dropped_objects() LOOP
        IF dropped.object_identity = 'eventstore.event' OR dropped.object_identity LIKE 'eventstore.event.%'
                OR dropped.object_identity LIKE '% on eventstore.event' THEN
            RAISE EXCEPTION 'The history is append-only: dropping % % is refused.', dropped.object_type,
                dropped.object_identity USING ERRCODE = 'insufficient_privilege';
        END IF;
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION public.refuse_to_rewrite_history() RETURNS event_trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF pg_event_trigger_table_rewrite_oid() = to_regclass('eventstore.event') THEN
        RAISE EXCEPTION 'The history is append-only: rewriting eventstore.event is refused.'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
END
$$;

DROP EVENT TRIGGER IF EXISTS history_keeps_its_guards;
CREATE EVENT TRIGGER history_keeps_its_guards ON ddl_command_end
    EXECUTE FUNCTION public.refuse_to_unguard_history();
DROP EVENT TRIGGER IF EXISTS history_is_not_dropped;
CREATE EVENT TRIGGER history_is_not_dropped ON sql_drop
    EXECUTE FUNCTION public.refuse_to_drop_history();
DROP EVENT TRIGGER IF EXISTS history_is_not_rewritten;
CREATE EVENT TRIGGER history_is_not_rewritten ON table_rewrite
    EXECUTE FUNCTION public.refuse_to_rewrite_history();
