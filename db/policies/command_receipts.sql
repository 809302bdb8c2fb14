-- Row-level security of event_store.command_receipts. Idempotency keys are chosen by clients; with the tenant first in
-- the
-- key, and here in the policy, nobody can probe or block the keys of another tenant.
alter table event_store.command_receipts enable row level security;
alter table event_store.command_receipts force row level security;    -- the owner of the table obeys as well

create policy tenant_isolation on event_store.command_receipts as restrictive for all to gt_app
    using      (tenant_id = (select app.current_tenant_id()))
    with check (tenant_id = (select app.current_tenant_id()));
comment on policy tenant_isolation on event_store.command_receipts is
    'Rows of the session''s tenant; outside a session none.';

create policy command_receipts_read on event_store.command_receipts as permissive for select to gt_app using (true);
comment on policy command_receipts_read on event_store.command_receipts is
    'A repeated command finds the receipt of the first one.';

create policy command_receipts_write on event_store.command_receipts as permissive for insert to gt_app
    with check ((select app.current_user_id()) is not null);
comment on policy command_receipts_write on event_store.command_receipts is
    'A receipt is written with the command, by its user.';
-- No policy for update and delete: a receipt says what happened. None for gt_analytics: nothing to add up here.

grant select, insert on event_store.command_receipts to gt_app;
