-- Dashboards ask for what is active, newest post first: a few dozen of the thousands that a persona has had. Status
-- changes rarely, so the index costs next to nothing to keep.
CREATE INDEX variants_active ON variants (persona_id, posted_at DESC, id) WHERE status = 'active';
