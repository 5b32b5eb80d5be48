-- Requests to the HTTP gateway that carry a key, so that a retry is the same events: it takes the time of the first one, and
-- with it the identities. Written before the events are sent; the answer follows when Kafka has confirmed them.

CREATE TABLE gateway_requests (
    caller      text COLLATE "C"  NOT NULL,
    key         text COLLATE "C"  NOT NULL,
    body_hash   bytea             NOT NULL,     -- SHA-256 of the address and the body
    received_at timestamptz       NOT NULL,
    answer      text,                           -- null until the events are in Kafka
    PRIMARY KEY (caller, key)
);

-- Rows go by age.
CREATE INDEX gateway_requests_oldest ON gateway_requests (received_at);
