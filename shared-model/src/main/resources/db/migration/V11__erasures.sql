-- Personas that are erased: how far each erasure is, and what transactions that write ask before they write for a persona.
-- Whoever empties the table loses the progress alone: who is erased is in the topic dashboard.erasures too, which
-- ingest-service reads before it stores anything.
CREATE TABLE erasures (
    erasure_id   uuid              NOT NULL PRIMARY KEY,
    persona_id   text COLLATE "C"  NOT NULL UNIQUE,
    requested_at timestamptz       NOT NULL,
    state        text              NOT NULL DEFAULT 'requested'
                                   CHECK (state IN ('requested', 'deleting', 'done', 'lifting')),
    announced    boolean           NOT NULL DEFAULT false,  -- whether the topic has it
    fence        xid8,                                      -- what began before this may still write for the persona
    deleted      jsonb             NOT NULL DEFAULT '{}',   -- rows by table, so far
    finished_at  timestamptz
);

-- Nearly all are done, and what is not is asked for every second.
CREATE INDEX erasures_under_way ON erasures (requested_at) WHERE state <> 'done';

-- Whose events a request had, so that it can be forgotten with them. Requests of replicas of the release before have none;
-- they go within a day.
ALTER TABLE gateway_requests ADD COLUMN persona_ids text[] COLLATE "C" NOT NULL DEFAULT '{}';
CREATE INDEX gateway_requests_of_persona ON gateway_requests USING gin (persona_ids);
