-- The newest word on each suggestion, of monitors and of the decision engine alike; its episodes are in the audit trail.
CREATE TABLE optimization_alerts (
    persona_id    text COLLATE "C"  NOT NULL,
    suggestion_id text COLLATE "C"  NOT NULL,
    state         text              NOT NULL CHECK (state IN ('raised', 'cleared')),
    raised_at     timestamptz       NOT NULL,
    identity      uuid              NOT NULL,
    event         jsonb             NOT NULL,
    created_at    timestamptz       NOT NULL DEFAULT now(),
    PRIMARY KEY (persona_id, suggestion_id)
);

-- Few are open at any time, of all that there have been.
CREATE INDEX optimization_alerts_open ON optimization_alerts (persona_id, raised_at DESC) WHERE state = 'raised';
