-- When each monitor was last heard of a persona, and whether its clock is right: one row a persona and event type, which any
-- batch replaces in place.
--
-- A function of the set of events, as all tables are: the last event is the greatest, and of the hour that it is in the least
-- time from an event to its record counts, which a copy, recorded later, cannot lower. What else a dashboard says of the
-- quality of data is read from what is stored already: counters that fell from the minutes, refused records from dead_letters.
CREATE TABLE monitor_activity (
    persona_id       text COLLATE "C"  NOT NULL,
    event_type       text COLLATE "C"  NOT NULL,
    last_event_at    timestamptz       NOT NULL,   -- the event's own time
    least_lag_micros bigint,                       -- below 0: events are ahead of their records; null: no record has a time
    PRIMARY KEY (persona_id, event_type)
) WITH (fillfactor = 50);                          -- room for updates in place

-- The hour that a time is in, whatever the zone of the session. Inlined.
CREATE FUNCTION utc_hour(moment timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE
    RETURN date_trunc('hour', moment, 'UTC');

-- What was there before the table, so that a silent monitor is not one that never spoke. Clocks are told from now on.
INSERT INTO monitor_activity (persona_id, event_type, last_event_at)
SELECT persona_id, 'performance_update', max(last_updated)
FROM variant_monitoring
WHERE last_updated IS NOT NULL
GROUP BY persona_id;

-- The rebuilds of this database from Kafka's retained events: one that was interrupted goes on where it was, and replicas
-- do not start on a database that is half filled.
CREATE TABLE rebuilds (
    id          uuid         PRIMARY KEY,
    started_at  timestamptz  NOT NULL DEFAULT now(),
    ends        jsonb        NOT NULL,   -- for each partition ("topic-0") the offset before which all is read
    finished_at timestamptz
);

CREATE UNIQUE INDEX rebuilds_one_at_a_time ON rebuilds ((true)) WHERE finished_at IS NULL;
