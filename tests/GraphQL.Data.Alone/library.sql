create schema library;

create table library.authors (
    tenant_id uuid not null,
    author_id uuid not null,
    name      text not null,
    primary key (tenant_id, author_id)
);

create table library.books (
    tenant_id uuid not null,
    book_id   uuid not null,
    author_id uuid not null,
    title     text not null,
    primary key (tenant_id, book_id),
    foreign key (tenant_id, author_id) references library.authors
);
create index books_title on library.books (tenant_id, title, book_id);

alter table library.authors enable row level security;
alter table library.books   enable row level security;
create policy tenant_isolation on library.authors for select to gt_app
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy tenant_isolation on library.books for select to gt_app
    using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant usage on schema library to gt_app;
grant select on library.authors, library.books to gt_app;

insert into library.authors values
    ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-0000000000a1', 'Mary Shelley'),
    ('00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-0000000000b1', 'Jules Verne');
insert into library.books values
    ('00000000-0000-0000-0000-00000000000a', gen_random_uuid(), '00000000-0000-0000-0000-0000000000a1', 'Falkner'),
    ('00000000-0000-0000-0000-00000000000a', gen_random_uuid(), '00000000-0000-0000-0000-0000000000a1', 'Frankenstein'),
    ('00000000-0000-0000-0000-00000000000a', gen_random_uuid(), '00000000-0000-0000-0000-0000000000a1', 'Lodore'),
    ('00000000-0000-0000-0000-00000000000b', gen_random_uuid(), '00000000-0000-0000-0000-0000000000b1', 'Five Weeks in a Balloon');
