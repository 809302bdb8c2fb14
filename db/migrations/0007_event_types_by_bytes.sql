-- As codes, the names of event types are compared byte by byte, so that "startsWith" is a range of their index
-- whatever the collation of the database is.
alter table event_store.events alter column event_type type text collate "C";
