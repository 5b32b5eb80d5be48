-- Functions of the statements that write. All are inlined into them.

-- Times travel as microseconds since 1970: exact, and cheap to read.
CREATE FUNCTION from_micros(micros bigint) RETURNS timestamptz
    LANGUAGE sql STABLE
    RETURN timestamptz '1970-01-01 00:00:00+00' + micros * interval '1 microsecond';

-- Whether an event replaces the one that a row came from: the later does, and between events of the same time the one
-- with the greater identity. A row that came from no event yet is replaced by any.
CREATE FUNCTION supersedes(new_time timestamptz, new_identity uuid, old_time timestamptz, old_identity uuid) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN new_identity IS NOT NULL
           AND (old_identity IS NULL OR (new_time, new_identity) > (old_time, old_identity));
