-- What the services' roles (db/roles.sql) may do. Flyway runs this after every migration, also where there was nothing to
-- migrate: so a role that is made later gets its rights too, and so does a table of a later migration. Where the roles are not
-- there, as on a server with a single user, nothing happens.
--
-- Only what is missing is granted: a grant rewrites the entry of its table in the catalogue, and would get in the way of
-- replicas that make partitions meanwhile.
DO
$$
DECLARE
    -- A new table is added here, or to the withheld ones of ServiceRolesTest.
    shown     text[] := ARRAY ['dashboard_events', 'dead_letters', 'flyway_schema_history', 'monitor_activity', 'optimization_alerts',
                               'pattern_fatigue', 'pattern_usage', 'variant_engagement', 'variant_engagement_hours',
                               'variant_kills', 'variant_monitoring', 'variants'];
    statement text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('variant-dash rights'));
    FOR statement IN
        SELECT format('GRANT SELECT ON %s TO variantdash_query', relation.oid::regclass)
        FROM pg_class relation JOIN pg_roles role ON rolname = 'variantdash_query'
        WHERE relnamespace = 'public'::regnamespace AND relname = ANY (shown)
          AND NOT has_table_privilege(role.oid, relation.oid, 'SELECT')
        UNION ALL
        -- Days are reached by their tables, and need no rights of their own.
        SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO variantdash_ingest', relation.oid::regclass)
        FROM pg_class relation JOIN pg_roles role ON rolname = 'variantdash_ingest'
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> 'flyway_schema_history'
          AND relname !~ '_[0-9]{8}$'
          AND NOT (has_table_privilege(role.oid, relation.oid, 'SELECT') AND has_table_privilege(role.oid, relation.oid, 'INSERT')
                   AND has_table_privilege(role.oid, relation.oid, 'UPDATE') AND has_table_privilege(role.oid, relation.oid, 'DELETE'))
        UNION ALL
        SELECT format('GRANT USAGE ON SEQUENCE %s TO variantdash_ingest', relation.oid::regclass)
        FROM pg_class relation JOIN pg_roles role ON rolname = 'variantdash_ingest'
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
          AND NOT has_sequence_privilege(role.oid, relation.oid, 'USAGE')
        UNION ALL
        SELECT format('GRANT EXECUTE ON FUNCTION %s TO variantdash_ingest', function.oid::regprocedure)
        FROM pg_proc function JOIN pg_roles role ON rolname = 'variantdash_ingest'
        WHERE pronamespace = 'public'::regnamespace
          AND NOT has_function_privilege(role.oid, function.oid, 'EXECUTE')
    LOOP
        EXECUTE statement;
    END LOOP;
END
$$;
