-- The schemas of the query side: its own tables, and what dashboards may see. Run by partnerships_owner.

-- Flyway may have made it for its own table; IF NOT EXISTS would warn about that at every first start.
DO $$
BEGIN
    IF to_regnamespace('readers') IS NULL THEN
        CREATE SCHEMA readers;
    END IF;
END
$$;
CREATE SCHEMA IF NOT EXISTS views;

GRANT USAGE ON SCHEMA readers TO partnerships_query;
GRANT USAGE ON SCHEMA views TO partnerships_dashboards, partnerships_query;

ALTER DEFAULT PRIVILEGES IN SCHEMA readers GRANT ALL ON TABLES TO partnerships_query;
ALTER DEFAULT PRIVILEGES IN SCHEMA readers GRANT ALL ON SEQUENCES TO partnerships_query;
ALTER DEFAULT PRIVILEGES IN SCHEMA views GRANT SELECT ON TABLES TO partnerships_dashboards, partnerships_query;
