-- The control plane: who the tenants are and who belongs to them. Written by gt_control only.
create table control.tenants (
    tenant_id uuid not null,
    code text not null,
    name text not null,
    plan text not null default 'free',
    status text not null default 'active',
    isolation_mode text not null default 'shared',
    region text not null default 'default',
    settings jsonb not null default '{}',
    created_at timestamptz not null default statement_timestamp(),
    updated_at timestamptz not null default statement_timestamp(),
    constraint tenants_pkey primary key (tenant_id),
    constraint tenants_code_key unique (code),
    constraint tenants_code_check check (code ~ '^[a-z0-9](?:[a-z0-9_]{0,54}[a-z0-9])?$'),
    -- Names that a sub-domain, a path or an operator's tool could mean; "common" is the one tenant of master data.
    constraint tenants_code_reserved_check check (
        code <> all (array[
            'admin', 'api', 'app', 'audit', 'auth', 'control', 'graphql', 'health', 'internal', 'login', 'public',
            'root', 'static', 'status', 'support', 'system', 'www'])
        and (code = 'common') = (tenant_id = '00000000-0000-0000-0000-000000000001')),
    constraint tenants_name_check check (length(name) between 1 and 200),
    constraint tenants_plan_check check (plan in ('free', 'pro', 'enterprise')),
    constraint tenants_status_check check (status in ('active', 'suspended', 'deleted')),
    constraint tenants_isolation_mode_check check (isolation_mode in ('shared', 'schema', 'database')),
    constraint tenants_settings_check check (jsonb_typeof(settings) = 'object')
);
comment on table control.tenants is 'One row per customer company; the row "common" owns master data for all.';
comment on column control.tenants.code is 'The name people use: lower case, in URLs and headers; never changes.';

create table control.users (
    user_id uuid not null,
    subject text not null,
    email text not null,
    display_name text not null,
    created_at timestamptz not null default statement_timestamp(),
    constraint users_pkey primary key (user_id),
    constraint users_subject_key unique (subject),
    constraint users_subject_check check (length(subject) between 1 and 255)
);
comment on table control.users is 'People who may sign in; a user can belong to many tenants.';
comment on column control.users.subject is 'The claim "sub" of the token that the identity provider issues.';

create table control.tenant_members (
    tenant_id uuid not null,
    user_id uuid not null,
    role text not null default 'member',
    is_default boolean not null default false,
    created_at timestamptz not null default statement_timestamp(),
    constraint tenant_members_pkey primary key (tenant_id, user_id),
    constraint tenant_members_tenant_fkey foreign key (tenant_id) references control.tenants (tenant_id),
    constraint tenant_members_user_fkey foreign key (user_id) references control.users (user_id),
    constraint tenant_members_role_check check (role in ('admin', 'member'))
);
create index tenant_members_user_idx on control.tenant_members (user_id, tenant_id);
create unique index tenant_members_one_default_key on control.tenant_members (user_id) where is_default;
comment on table control.tenant_members is 'Who belongs to which tenant, and as what.';

create table control.platform_roles (
    user_id uuid not null,
    role text not null,
    constraint platform_roles_pkey primary key (user_id, role),
    constraint platform_roles_user_fkey foreign key (user_id) references control.users (user_id),
    constraint platform_roles_role_check check (role in ('platform_admin'))
);
comment on table control.platform_roles is 'Roles over the whole platform; they give no membership of any tenant.';
