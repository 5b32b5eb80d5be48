-- The newest counts of each hour, for charts that reach further back than minutes are kept. An hour is written together
-- with its minutes, by the same rule, so it is as much a function of the set of events as they are, however late those
-- come. Hours from before this migration, and what replicas of the release before write meanwhile, are made up for before
-- their minutes are deleted (EngagementHours in ingest-service): doing it here would keep the service waiting.
--
-- Partitioned by month: a chart of a year by days would lock, and plan for, 400 tables and as many indexes.
CREATE TABLE variant_engagement_hours (
    persona_id   text COLLATE "C"  NOT NULL,
    variant_id   text COLLATE "C"  NOT NULL,
    bucket       timestamptz       NOT NULL,        -- the hour
    views        bigint            NOT NULL,        -- cumulative, of the newest update within the hour
    interactions bigint            NOT NULL,
    last_updated timestamptz       NOT NULL,
    identity     uuid              NOT NULL,
    PRIMARY KEY (persona_id, variant_id, bucket)
) PARTITION BY RANGE (bucket);

CREATE TABLE variant_engagement_hours_default PARTITION OF variant_engagement_hours DEFAULT WITH (fillfactor = 80);

-- As before for events and minutes. Of the hours it makes the month that the day is in, named by its last day: so it
-- expires, as a day does, when that is too old.
CREATE OR REPLACE FUNCTION ensure_day_partition(parent text, day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '200ms' AS
$$
DECLARE
    monthly        boolean     := parent = 'variant_engagement_hours';
    first_day      date        := CASE WHEN monthly THEN date_trunc('month', day::timestamp)::date ELSE day END;
    last_day       date        := CASE WHEN monthly THEN (first_day + interval '1 month')::date - 1 ELSE day END;
    partition_name text        := parent || '_' || to_char(last_day, 'YYYYMMDD');
    default_name   text        := parent || '_default';
    time_column    text        := CASE WHEN parent = 'dashboard_events' THEN 'occurred_at'
                                       WHEN parent IN ('variant_engagement', 'variant_engagement_hours') THEN 'bucket' END;
    range_start    timestamptz := first_day::timestamp AT TIME ZONE 'UTC';
    range_end      timestamptz := (last_day + 1)::timestamp AT TIME ZONE 'UTC';
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
                       partition_name, parent, CASE parent WHEN 'dashboard_events' THEN 100 ELSE 80 END);
    END IF;
    EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= $1 AND %I < $2 RETURNING *)
                    INSERT INTO %I SELECT * FROM moved ON CONFLICT DO NOTHING',
                   default_name, time_column, time_column, partition_name)
        USING range_start, range_end;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                   parent, partition_name, range_start, range_end);
    RETURN true;
END
$$;
