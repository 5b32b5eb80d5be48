-- The three roles of the database, and that it belongs to the one that migrates. For an administrator of the server, in the
-- database itself, before the first migration or at any time after it, as often as wanted:
--
--   psql -d variantdash -f shared-model/src/main/resources/db/roles.sql
--   psql -d variantdash -c '\password variantdash' -c '\password variantdash_ingest' -c '\password variantdash_query'
--
-- variantdash         owns the tables and migrates them; no running service needs its password
-- variantdash_ingest  reads and writes rows; makes and drops nothing but day partitions, by functions of the owner
-- variantdash_query   reads the tables that dashboards show
--
-- What the last two may is granted after each migration (db/migration/afterMigrate__rights.sql). They have no password here,
-- and without one nobody can sign in by password.
DO
$$
DECLARE
    role text;
    wanted text;
BEGIN
    FOREACH role IN ARRAY ARRAY ['variantdash', 'variantdash_ingest', 'variantdash_query'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role);
        END IF;
    END LOOP;

    EXECUTE format('ALTER DATABASE %I OWNER TO variantdash', current_database());
    -- Else everyone who can sign in to the server may connect, and make temporary tables.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO variantdash_ingest, variantdash_query', current_database());
    -- As new databases have it since PostgreSQL 15; one that was upgraded from an older release may not.
    ALTER SCHEMA public OWNER TO pg_database_owner;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;

    -- What another role migrated before. Sequences of columns and rows of views follow what they belong to.
    FOR wanted IN
        SELECT format('ALTER %s %s OWNER TO variantdash',
                      CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, oid::regclass)
        FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relowner <> 'variantdash'::regrole AND relkind IN ('r', 'p', 'v', 'S')
          AND NOT EXISTS (SELECT FROM pg_depend
                          WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype IN ('i', 'e')
                            AND refclassid = 'pg_class'::regclass AND relkind = 'S')
        UNION ALL
        SELECT format('ALTER FUNCTION %s OWNER TO variantdash', oid::regprocedure)
        FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proowner <> 'variantdash'::regrole
          AND NOT EXISTS (SELECT FROM pg_depend
                          WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
    LOOP
        EXECUTE wanted;
    END LOOP;
END
$$;
