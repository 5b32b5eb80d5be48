-- The records that were refused, each under the place at which it was found, so that operators can list, read and replay them
-- without a consumer of their own. Filled from the topic monitor.dead-letter.
CREATE TABLE dead_letters (
    original_topic     text COLLATE "C"  NOT NULL,
    original_partition integer           NOT NULL,
    original_offset    bigint            NOT NULL,
    code               text              NOT NULL,   -- of the last refusal, as are the reason and refused_at
    reason             text              NOT NULL,
    persona_id         text COLLATE "C",             -- null where nothing tells it
    received_at        timestamptz       NOT NULL,
    refused_at         timestamptz       NOT NULL,
    record_time        timestamptz,                  -- the original record's Kafka timestamp; null where it is no time
    key                bytea,
    value              bytea,                        -- 256 KiB at most, its beginning
    value_size         integer,                      -- of the whole value; null for a record without one
    headers            json              NOT NULL,   -- json, as jsonb cannot hold every text
    replays            jsonb             NOT NULL DEFAULT '[]',  -- when, by whom, with which outcome; the first one first
    PRIMARY KEY (original_topic, original_partition, original_offset)
);

-- Pages, the newest first; rows go by the same age.
CREATE INDEX dead_letters_newest
    ON dead_letters (received_at, original_topic, original_partition, original_offset);
CREATE INDEX dead_letters_of_persona
    ON dead_letters (persona_id, received_at, original_topic, original_partition, original_offset)
    WHERE persona_id IS NOT NULL;
