-- The truth: streams of events, append-only. Every key starts with the tenant, so that no unique key and no
-- foreign key can tell one tenant what another one has.
create table event_store.streams (
    tenant_id uuid not null,
    stream_id uuid not null,
    stream_type text not null,
    version integer not null,
    created_at timestamptz not null default statement_timestamp(),
    constraint streams_pkey primary key (tenant_id, stream_id),
    constraint streams_version_check check (version >= 0)
);
comment on table event_store.streams is 'One row per aggregate, with the version that its next command builds on.';

create table event_store.events (
    tenant_id uuid not null,
    stream_id uuid not null,
    version integer not null,
    -- The stream's type once more: histories are filtered by it, and a join would cost every reader.
    stream_type text not null,
    position bigint generated always as identity,
    tx xid8 not null default pg_current_xact_id(),
    event_id uuid not null,
    event_type text not null,
    schema_version integer not null default 1,
    data jsonb not null,
    metadata jsonb not null default '{}',
    actor_id uuid not null,
    correlation_id uuid not null,
    causation_id uuid,
    recorded_at timestamptz not null default statement_timestamp(),
    -- The optimistic lock: of two commands that build on the same version, the second one meets this key.
    constraint events_stream_version_key primary key (tenant_id, stream_id, version),
    constraint events_event_id_key unique (tenant_id, event_id),
    -- With the tenant in the key, an event of another tenant cannot be named as the cause.
    constraint events_causation_fkey foreign key (tenant_id, causation_id)
        references event_store.events (tenant_id, event_id),
    constraint events_version_check check (version >= 1),
    constraint events_schema_version_check check (schema_version >= 1),
    constraint events_data_check check (jsonb_typeof(data) = 'object'),
    constraint events_metadata_check check (jsonb_typeof(metadata) = 'object')
);
create index events_position_idx on event_store.events (tenant_id, position);
create index events_type_idx on event_store.events (tenant_id, event_type, position);
create index events_recorded_at_idx on event_store.events (tenant_id, recorded_at, position);
comment on table event_store.events is 'What happened, in order, for ever; the read model is computed from it.';
-- Positions are taken before commit, so a reader that pages by position alone loses events of slower writers.
comment on column event_store.events.tx is
    'The writing transaction: readers page by (tx, position) below the oldest running transaction.';

create table event_store.command_receipts (
    tenant_id uuid not null,
    idempotency_key text not null,
    fingerprint bytea not null,
    stream_id uuid not null,
    version integer not null,
    created_at timestamptz not null default statement_timestamp(),
    constraint command_receipts_pkey primary key (tenant_id, idempotency_key),
    constraint command_receipts_key_check check (length(idempotency_key) between 1 and 200),
    constraint command_receipts_fingerprint_check check (octet_length(fingerprint) between 1 and 64)
);
comment on table event_store.command_receipts is
    'Commands that took effect, by the key their sender chose: sent again, they are answered and not repeated.';

-- Grants keep the server's roles from it; this keeps the owner and a superuser from it as well.
create function event_store.refuse_change_of_history() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $body$
begin
    raise exception 'event_store.events is append-only: % is refused', tg_op
        using errcode = 'restrict_violation',
            hint = 'Correct a mistake by appending an event that says so.';
end $body$;

create trigger events_are_append_only
    before update or delete or truncate on event_store.events
    for each statement execute function event_store.refuse_change_of_history();
