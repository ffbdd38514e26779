-- A reader's tables are filled anew beside the ones that answer, and then take their place at once. The query side owns
-- no table: these functions of the owner do for it what it may not, and only with the tables of readers.

CREATE SCHEMA readers_fresh;
COMMENT ON SCHEMA readers_fresh IS 'versions of read tables that are being filled; nothing answers from here';
CREATE SCHEMA readers_retired;
COMMENT ON SCHEMA readers_retired IS 'where read tables are for the moment in which others take their place';
GRANT USAGE ON SCHEMA readers_fresh TO partnerships_query;

-- The read table of that name. What the followers keep beside the rows is none.
CREATE FUNCTION readers_fresh.serving(read_table text) RETURNS regclass
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found regclass;
BEGIN
    SELECT c.oid INTO found FROM pg_class c
        WHERE c.relnamespace = 'readers'::regnamespace AND c.relname = read_table AND c.relkind = 'r'
          AND c.relname NOT IN ('token_entry', 'dead_letter', 'parked_stream', 'flyway_history')
          AND pg_get_userbyid(c.relowner) = current_user;
    IF found IS NULL THEN
        RAISE EXCEPTION 'There is no read table %', read_table USING ERRCODE = 'undefined_table';
    END IF;
    IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = found) THEN
        RAISE EXCEPTION 'The read table % has triggers or foreign keys: those would be lost', read_table;
    END IF;
    RETURN found;
END
$$;

-- Drops what is left of versions that never came to answer.
CREATE FUNCTION readers_fresh.discard(read_tables text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    read_table text;
BEGIN
    FOREACH read_table IN ARRAY read_tables LOOP
        IF to_regclass(format('readers_fresh.%I', read_table)) IS NOT NULL THEN
            EXECUTE format('DROP TABLE readers_fresh.%I', read_table);
        END IF;
    END LOOP;
END
$$;

-- Makes empty tables like those that answer, with their grants, comments and settings, but without indexes: those are
-- made faster when the rows are there.
CREATE FUNCTION readers_fresh.begin(read_tables text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    read_table text;
    serving regclass;
    granted record;
    settings text;
    told text;
BEGIN
    PERFORM readers_fresh.discard(read_tables);
    FOREACH read_table IN ARRAY read_tables LOOP
        serving := readers_fresh.serving(read_table);
        EXECUTE format('CREATE TABLE readers_fresh.%I (LIKE %s INCLUDING ALL EXCLUDING INDEXES)', read_table, serving);
        SELECT string_agg(option_name || ' = ' || quote_literal(option_value), ', ') INTO settings
            FROM pg_class c, pg_options_to_table(c.reloptions) WHERE c.oid = serving;
        IF settings IS NOT NULL THEN
            EXECUTE format('ALTER TABLE readers_fresh.%I SET (%s)', read_table, settings);
        END IF;
        FOR granted IN SELECT a.grantee, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a
                WHERE c.oid = serving AND a.grantee NOT IN (0, c.relowner) LOOP
            EXECUTE format('GRANT %s ON readers_fresh.%I TO %I', granted.privilege_type, read_table,
                           pg_get_userbyid(granted.grantee));
        END LOOP;
        told := obj_description(serving, 'pg_class');
        IF told IS NOT NULL THEN
            EXECUTE format('COMMENT ON TABLE readers_fresh.%I IS %L', read_table, told);
        END IF;
    END LOOP;
END
$$;

-- Makes the indexes and keys that the table that answers has, under the same names, and lets the planner know the rows.
CREATE FUNCTION readers_fresh.index(read_table text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    serving regclass := readers_fresh.serving(read_table);
    made record;
BEGIN
    FOR made IN
        SELECT i.indexrelid, x.relname AS index_name, k.conname, pg_get_constraintdef(k.oid) AS key,
               pg_get_indexdef(i.indexrelid) AS definition
        FROM pg_index i
        JOIN pg_class x ON x.oid = i.indexrelid
        LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = serving
        WHERE i.indrelid = serving
        ORDER BY x.relname
    LOOP
        IF made.conname IS NOT NULL THEN
            EXECUTE format('ALTER TABLE readers_fresh.%I ADD CONSTRAINT %I %s', read_table, made.conname, made.key);
        ELSE
            EXECUTE replace(made.definition, format(' ON readers.%I ', read_table),
                            format(' ON readers_fresh.%I ', read_table));
        END IF;
    END LOOP;
    EXECUTE format('ANALYZE readers_fresh.%I', read_table);
END
$$;

-- Puts the fresh tables in the place of those that answer. Views of the old tables become views of the new ones.
CREATE FUNCTION readers_fresh.swap(read_tables text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    read_table text;
    old regclass[] := '{}';
    old_columns text;
    new_columns text;
    dependents text[];
    dependent text;
BEGIN
    -- All before anything is changed, so that it waits without holding up half of the questions.
    FOREACH read_table IN ARRAY read_tables LOOP
        EXECUTE format('LOCK TABLE readers.%I IN ACCESS EXCLUSIVE MODE', read_table);
    END LOOP;
    FOREACH read_table IN ARRAY read_tables LOOP
        old := old || readers_fresh.serving(read_table);
        SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) INTO old_columns
            FROM pg_attribute WHERE attrelid = old[array_length(old, 1)] AND attnum > 0 AND NOT attisdropped;
        SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) INTO new_columns
            FROM pg_attribute WHERE attrelid = format('readers_fresh.%I', read_table)::regclass AND attnum > 0
              AND NOT attisdropped;
        IF old_columns IS DISTINCT FROM new_columns THEN
            RAISE EXCEPTION 'The read table % was changed while a version was filled beside it', read_table
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END LOOP;
    SELECT array_agg(format('CREATE OR REPLACE VIEW %s%s AS %s', v.oid::regclass,
                            ' WITH (' || array_to_string(v.reloptions, ', ') || ')', pg_get_viewdef(v.oid)))
        INTO dependents
        FROM pg_class v
        WHERE v.relkind = 'v' AND v.oid IN (
            SELECT r.ev_class FROM pg_rewrite r JOIN pg_depend d
                ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
            WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY (old));
    FOREACH read_table IN ARRAY read_tables LOOP
        EXECUTE format('ALTER TABLE readers.%I SET SCHEMA readers_retired', read_table);
        EXECUTE format('ALTER TABLE readers_fresh.%I SET SCHEMA readers', read_table);
    END LOOP;
    -- Replaced, they keep their own grants, and what depends on them.
    FOREACH dependent IN ARRAY coalesce(dependents, '{}') LOOP
        EXECUTE dependent;
    END LOOP;
    FOREACH read_table IN ARRAY read_tables LOOP
        EXECUTE format('DROP TABLE readers_retired.%I', read_table);
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION readers_fresh.serving(text), readers_fresh.discard(text[]), readers_fresh.begin(text[]),
    readers_fresh.index(text), readers_fresh.swap(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION readers_fresh.discard(text[]), readers_fresh.begin(text[]), readers_fresh.index(text),
    readers_fresh.swap(text[]) TO partnerships_query;
