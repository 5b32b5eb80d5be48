-- The current state, the audit trail and the history of variants.
--
-- Everything but surrogate ids and created_at is a function of the set of accepted events, whatever their order,
-- batching or number of copies. So every row that a newer event may replace keeps the (time, identity) of the event
-- it came from, and the greater pair wins.
--
-- Identifiers are compared byte by byte (COLLATE "C"): they are not words of a language, and the indexes are faster.

CREATE TABLE variants (
    persona_id   text COLLATE "C"     NOT NULL,
    id           text COLLATE "C"     NOT NULL,
    content      text,                              -- null until the post arrived (a kill or a count may come first)
    predicted_er double precision CHECK (predicted_er BETWEEN 0 AND 1),
    pattern_used text COLLATE "C",
    status       text                 NOT NULL CHECK (status IN ('active', 'paused', 'completed', 'killed')),
    posted_at    timestamptz,
    updated_at   timestamptz,                       -- of the newest post
    identity     uuid,                              -- of the newest post
    created_at   timestamptz          NOT NULL DEFAULT now(),
    PRIMARY KEY (persona_id, id)
) WITH (fillfactor = 80);

CREATE INDEX variants_newest_post ON variants (persona_id, posted_at DESC, id);

CREATE TABLE variant_monitoring (
    persona_id        text COLLATE "C"  NOT NULL,
    variant_id        text COLLATE "C"  NOT NULL,
    current_er        double precision  NOT NULL DEFAULT 0,
    interaction_count bigint            NOT NULL DEFAULT 0,
    view_count        bigint            NOT NULL DEFAULT 0,
    status            text              NOT NULL,   -- a copy of variants.status, which is the authority
    status_known      boolean           NOT NULL,   -- false while neither a post nor a kill arrived
    last_updated      timestamptz,                  -- of the newest performance update; null while there is none
    identity          uuid,                         -- of the newest performance update
    created_at        timestamptz       NOT NULL DEFAULT now(),
    PRIMARY KEY (persona_id, variant_id)
) WITH (fillfactor = 50);                           -- room for updates in place: no index holds a column that changes

CREATE TABLE variant_kills (
    id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    identity              uuid              NOT NULL UNIQUE,
    persona_id            text COLLATE "C"  NOT NULL,
    variant_id            text COLLATE "C"  NOT NULL,
    reason                text              NOT NULL,
    final_engagement_rate double precision  NOT NULL,
    sample_size           bigint            NOT NULL,
    posted_at             timestamptz,
    killed_at             timestamptz       NOT NULL,
    created_at            timestamptz       NOT NULL DEFAULT now()
);

CREATE INDEX variant_kills_newest ON variant_kills (persona_id, killed_at DESC, identity);
CREATE INDEX variant_kills_variant ON variant_kills (persona_id, variant_id, killed_at, identity);

CREATE SEQUENCE dashboard_events_id;

CREATE TABLE dashboard_events (
    id          bigint            NOT NULL DEFAULT nextval('dashboard_events_id'),
    identity    uuid              NOT NULL,
    event_id    text,
    event_type  text              NOT NULL,
    persona_id  text COLLATE "C"  NOT NULL,
    variant_id  text COLLATE "C",
    event_data  jsonb             NOT NULL,
    occurred_at timestamptz       NOT NULL,
    created_at  timestamptz       NOT NULL DEFAULT now(),
    UNIQUE (identity, occurred_at)
) PARTITION BY RANGE (occurred_at);

CREATE INDEX dashboard_events_newest ON dashboard_events (persona_id, occurred_at DESC, identity);
-- Counts are most of the events, and what is not a count must be found among them.
CREATE INDEX dashboard_events_newest_news ON dashboard_events (persona_id, occurred_at DESC, identity)
    WHERE event_type <> 'performance_update';

CREATE TABLE variant_engagement (
    persona_id   text COLLATE "C"  NOT NULL,
    variant_id   text COLLATE "C"  NOT NULL,
    bucket       timestamptz       NOT NULL,        -- the minute
    views        bigint            NOT NULL,        -- cumulative, of the newest update within the minute
    interactions bigint            NOT NULL,
    last_updated timestamptz       NOT NULL,
    identity     uuid              NOT NULL,
    PRIMARY KEY (persona_id, variant_id, bucket)
) PARTITION BY RANGE (bucket);

-- The detector's newest word on a pattern. Pattern names have no length limit, index entries do: hence the hash.
CREATE TABLE pattern_fatigue (
    persona_id     text COLLATE "C"  NOT NULL,
    pattern        text COLLATE "C"  NOT NULL,
    pattern_key    uuid              GENERATED ALWAYS AS (md5(pattern)::uuid) STORED,
    usage_count    bigint            NOT NULL,
    fatigue_score  double precision  NOT NULL,
    recommendation text,
    detected_at    timestamptz       NOT NULL,
    identity       uuid              NOT NULL,
    created_at     timestamptz       NOT NULL DEFAULT now(),
    PRIMARY KEY (persona_id, pattern_key)
);

-- Uses of a pattern are posts that carry it: a view cannot count one twice.
CREATE VIEW pattern_usage AS
    SELECT persona_id, pattern_used AS pattern, id AS variant_id, posted_at AS used_at
    FROM variants
    WHERE pattern_used IS NOT NULL AND posted_at IS NOT NULL;
