-- What keeps the tables from growing for ever, and the audit trail's one index.
--
-- The functions work with the rights of their owner, so that who calls them needs no right to drop tables; hence the fixed
-- search path, and no right for everyone. None waits for a lock for more than 200 ms, as all who write wait behind it:
-- then it fails (55P03, lock_not_available) with nothing done, and the caller tries again.

-- As before, but brief; and a day that retention detached and did not come to drop is a partition again, if it is asked for.
CREATE OR REPLACE FUNCTION ensure_day_partition(parent text, day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '200ms' AS
$$
DECLARE
    partition_name text        := parent || '_' || to_char(day, 'YYYYMMDD');
    default_name   text        := parent || '_default';
    time_column    text        := CASE parent WHEN 'dashboard_events' THEN 'occurred_at'
                                              WHEN 'variant_engagement' THEN 'bucket' END;
    day_start      timestamptz := day::timestamp AT TIME ZONE 'UTC';
    day_end        timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
    attached       boolean;
BEGIN
    IF time_column IS NULL THEN
        RAISE EXCEPTION '% is not partitioned by day', parent;
    END IF;
    IF EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(partition_name) AND relispartition) THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('ensure_day_partition'));
    -- Who had to wait asks the catalog itself: to_regclass may still answer from this session's cache.
    SELECT relispartition INTO attached FROM pg_class
    WHERE relname = partition_name
      AND relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = parent::regclass);
    IF attached THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent);
    IF attached IS NULL THEN
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING STORAGE) WITH (fillfactor = %s)',
                       partition_name, parent, CASE parent WHEN 'variant_engagement' THEN 80 ELSE 100 END);
    END IF;
    EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= $1 AND %I < $2 RETURNING *)
                    INSERT INTO %I SELECT * FROM moved ON CONFLICT DO NOTHING',
                   default_name, time_column, time_column, partition_name)
        USING day_start, day_end;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   parent, partition_name, day_start, day_end);
    RETURN true;
END
$$;

-- Raises an exception unless days of the table before that one may go: a clock that runs ahead must not empty the tables.
CREATE FUNCTION require_expired_days(parent text, before date) RETURNS void
    LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS
$$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = to_regclass(quote_ident(parent))) THEN
        RAISE EXCEPTION '% is not partitioned by day', parent;
    END IF;
    IF before IS NULL OR before > (now() AT TIME ZONE 'UTC')::date THEN
        RAISE EXCEPTION 'days before % are not over yet: it is %', before, now();
    END IF;
END
$$;

-- Detaches the earliest day before that one and returns the table's name; null if there is none. Readers and writers of the
-- table wait for the moment that this takes. Not CONCURRENTLY: PostgreSQL refuses that beside a default partition.
CREATE FUNCTION detach_expired_day(parent text, before date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '200ms' AS
$$
DECLARE
    expired text;
BEGIN
    PERFORM require_expired_days(parent, before);
    SELECT day.relname INTO expired
    FROM pg_inherits JOIN pg_class day ON day.oid = inhrelid
    WHERE inhparent = to_regclass(quote_ident(parent))
      AND day.relname ~ ('^' || parent || '_[0-9]{8}$')
      AND right(day.relname, 8) < to_char(before, 'YYYYMMDD')
    ORDER BY day.relname
    LIMIT 1;
    IF expired IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', parent, expired);
    END IF;
    RETURN expired;
END
$$;

-- Drops the earliest detached day before that one and returns its name; null if there is none. Nobody but who still reads
-- from before it was detached has to do with the table, so this disturbs no writer however large the table is.
CREATE FUNCTION drop_detached_day(parent text, before date) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '200ms' AS
$$
DECLARE
    detached text;
BEGIN
    PERFORM require_expired_days(parent, before);
    SELECT relname INTO detached
    FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relispartition
      AND relname ~ ('^' || parent || '_[0-9]{8}$')
      AND right(relname, 8) < to_char(before, 'YYYYMMDD')
    ORDER BY relname
    LIMIT 1;
    IF detached IS NOT NULL THEN
        EXECUTE format('DROP TABLE %I', detached);
    END IF;
    RETURN detached;
END
$$;

REVOKE ALL ON FUNCTION ensure_day_partition, require_expired_days, detach_expired_day, drop_detached_day FROM PUBLIC;

-- One index that keeps each event once and serves the feed, in place of two: (occurred_at, identity), and dashboard_events_newest.
--
-- A table without events gets it at once. Where there are some, building it here would keep ingest-service waiting for as
-- long as that takes. So only new days get it from now on; ingest-service builds it for the days that are there, one by one
-- and CONCURRENTLY, which a transaction cannot, and then drops dashboard_events_newest (AuditIndex). The other one stays
-- there until the release after this one, because replicas of the release before name it in ON CONFLICT (occurred_at,
-- identity): then ALTER TABLE dashboard_events DROP CONSTRAINT IF EXISTS dashboard_events_occurred_at_identity_key.
DO
$$
BEGIN
    IF EXISTS (SELECT FROM dashboard_events) THEN
        CREATE UNIQUE INDEX dashboard_events_once
            ON ONLY dashboard_events (persona_id, occurred_at DESC, identity);
    ELSE
        CREATE UNIQUE INDEX dashboard_events_once ON dashboard_events (persona_id, occurred_at DESC, identity);
        ALTER TABLE dashboard_events DROP CONSTRAINT dashboard_events_occurred_at_identity_key;
        DROP INDEX dashboard_events_newest;
    END IF;
END
$$;
