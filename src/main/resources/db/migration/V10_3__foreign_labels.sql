-- What a binding needs to be told before the first byte is sent: the SHA-384 of a version's content, sealed under the workspace's
-- keys, so that here as elsewhere nothing shows that two contents are equal. Null for versions that are older than this; it is
-- made when one of them is first taken along.
alter table document_version add column sealed_sha384 bytea check (length(sealed_sha384) = 81);

-- The originator's label that a version came with, as it came: the file has a label of its own, which decides, and this one is
-- never overwritten by it (ADatP-4774.1 section 4.2).
create table foreign_label (
    document_id  bigint not null,
    workspace_id int    not null references workspace,
    label_id     int    not null references label,               -- the document's, which it follows
    number       int    not null,
    xml          bytea  not null check (length(xml) between 1 and 8192), -- exclusive canonical form
    sha384       bytea  not null check (sha384 = sha384(xml)),   -- as the binding has it
    signer       text   check (length(signer) between 1 and 1000), -- of the binding; null: nobody
    came_at      timestamptz not null default now(),
    came_by      uuid   references member,
    primary key (document_id, number),
    foreign key (document_id, number) references document_version,
    foreign key (document_id, workspace_id, label_id) references document (id, workspace_id, label_id) on update cascade
);
