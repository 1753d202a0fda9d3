-- What a label that a file came with asks of the file's own: the least that it may be, from when on. The first stage holds as the file
-- comes, and one more for each successor that the label names. It is said in the terms of the workspace's policy.
create table foreign_floor (
    document_id    bigint not null,
    workspace_id   int    not null references workspace,
    label_id       int    not null references label,              -- the document's, which it follows
    number         int    not null,
    since          timestamptz not null,
    floor_label_id int    not null references label,
    settled_at     timestamptz,                                   -- when the file's label was looked at for it; null: not yet
    primary key (document_id, number, since),
    foreign key (document_id, number) references foreign_label,
    foreign key (document_id, workspace_id, label_id) references document (id, workspace_id, label_id) on update cascade
);
create index on foreign_floor (since) where settled_at is null;

-- When the originator gave the label: of two that the same hand signed for the same content, the later one counts.
alter table foreign_label add given_at timestamptz;

-- The day of review of which the originating nation's officers were told; each day is told once.
alter table label_review add told_for date;
