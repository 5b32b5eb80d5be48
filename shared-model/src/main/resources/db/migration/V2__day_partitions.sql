-- Day partitions of dashboard_events and variant_engagement, in UTC. Days that have none (far from today) go to the
-- default partitions, so that no accepted event is ever without a place.

CREATE TABLE dashboard_events_default PARTITION OF dashboard_events DEFAULT;
CREATE TABLE variant_engagement_default PARTITION OF variant_engagement DEFAULT WITH (fillfactor = 80);

-- Makes the partition of one day, unless it is there, and moves rows of that day from the default partition into it.
-- Concurrent callers (several replicas) wait for each other.
CREATE FUNCTION ensure_day_partition(parent text, day date) RETURNS boolean
    LANGUAGE plpgsql AS
$$
DECLARE
    partition_name text        := parent || '_' || to_char(day, 'YYYYMMDD');
    default_name   text        := parent || '_default';
    time_column    text        := CASE parent WHEN 'dashboard_events' THEN 'occurred_at'
                                              WHEN 'variant_engagement' THEN 'bucket' END;
    day_start      timestamptz := day::timestamp AT TIME ZONE 'UTC';
    day_end        timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
    IF time_column IS NULL THEN
        RAISE EXCEPTION '% is not partitioned by day', parent;
    END IF;
    IF to_regclass(partition_name) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('ensure_day_partition'));
    -- Who had to wait asks the catalog itself: to_regclass may still answer from this session's cache.
    IF EXISTS (SELECT FROM pg_class
               WHERE relname = partition_name
                 AND relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = parent::regclass)) THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING STORAGE) WITH (fillfactor = %s)',
                   partition_name, parent, CASE parent WHEN 'variant_engagement' THEN 80 ELSE 100 END);
    EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= $1 AND %I < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved',
                   default_name, time_column, time_column, partition_name)
        USING day_start, day_end;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   parent, partition_name, day_start, day_end);
    RETURN true;
END
$$;
