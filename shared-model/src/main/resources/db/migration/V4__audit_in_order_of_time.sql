-- What keeps the audit trail cheap to write however much of it there is.
--
-- The same constraint with the time first: events arrive nearly in the order of their times, so new entries go to the
-- end of the index. With the identity first, which is random, every entry touched another page, and each of these was
-- written to the log as a whole after every checkpoint.
ALTER TABLE dashboard_events DROP CONSTRAINT dashboard_events_identity_occurred_at_key;
ALTER TABLE dashboard_events ADD UNIQUE (occurred_at, identity);

-- Sessions take ids by the hundred instead of one by one. They are surrogates: gaps and order mean nothing.
ALTER SEQUENCE dashboard_events_id CACHE 100;
