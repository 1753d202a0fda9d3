-- How far each system that is told of entries has been told.
create table audit_stream (
    name          text primary key,
    next          bigint not null check (next >= 0),                  -- the index of the first entry that it was not told of
    sent_at       timestamptz,
    failing_since timestamptz
);
