-- Messages. A conversation is a channel of a workspace, a direct one between some of its members, or one about another object of
-- it. Neither a conversation nor a message ever changes its label, so their rows are its history: a wrongly labelled message is
-- withdrawn and written anew.
create table conversation (
    id           bigint generated always as identity primary key,
    public_id    uuid   not null unique default gen_random_uuid(),
    workspace_id int    not null references workspace,
    label_id     int    not null references label,
    originator   text   not null references nation,
    kind         text   not null check (kind in ('CHANNEL', 'DIRECT', 'SUBJECT')),
    name         text   not null check (length(name) between 1 and 200 or kind = 'DIRECT'),
    audience     uuid[],                                             -- whom a direct one is between, in order; null: all who may read
    subject_kind text,
    subject_id   uuid,
    created_at   timestamptz not null default now(),
    created_by   uuid   references member,
    check ((kind = 'DIRECT') = (audience is not null)),
    check ((kind = 'SUBJECT') = (subject_kind is not null)),
    check ((kind = 'SUBJECT') = (subject_id is not null))
);
create index conversation_by_workspace on conversation (workspace_id, id);
-- Whoever meets these keys may read what already has them: one's own direct conversation; a label that one may read.
create unique index conversation_direct  on conversation (workspace_id, audience) where kind = 'DIRECT';
create unique index conversation_subject on conversation (workspace_id, subject_kind, subject_id, label_id) where kind = 'SUBJECT';

create table message (
    id              bigint generated always as identity primary key, -- rises within a conversation in the order of commits
    public_id       uuid    not null unique default gen_random_uuid(),
    conversation_id bigint  not null references conversation,
    workspace_id    int     not null references workspace,
    label_id        int     not null references label,
    originator      text    not null references nation,
    audience        uuid[],                                          -- the conversation's
    thread_id       bigint  references message,                      -- the message that this one answers
    author_id       uuid    references member,
    text            text    not null check (length(text) <= 8000),   -- Markdown; empty when withdrawn
    mentions        uuid[]  not null default '{}',
    precedence      text    not null default 'ROUTINE' check (precedence in ('ROUTINE', 'PRIORITY', 'IMMEDIATE', 'FLASH')),
    acknowledge     boolean not null default false,                  -- whether readers are asked to acknowledge it
    state           text    not null default 'POSTED' check (state in ('POSTED', 'WITHDRAWN')),
    version         int     not null default 0,
    sent_at         timestamptz not null default clock_timestamp(),
    edited_at       timestamptz,
    search          tsvector not null,                               -- words_of_workspace, filled by a trigger
    check (state = 'POSTED' or text = '')
);
create index message_in_conversation on message (conversation_id, id) where thread_id is null;
create index message_of_conversation on message (conversation_id, id);
create index message_in_thread       on message (thread_id, id) where thread_id is not null;
create index message_search          on message using gin (search);
alter table message alter column search set statistics 1000;

-- What a message said before it was edited or withdrawn. Written by a trigger only.
create table message_version (
    message_id   bigint  not null references message,
    version      int     not null,
    workspace_id int     not null references workspace,
    label_id     int     not null references label,
    audience     uuid[],
    author_id    uuid    references member,
    text         text    not null,
    written_at   timestamptz not null,
    withdrawn    boolean not null default false,                     -- the message is: its author alone reads what it said
    primary key (message_id, version)
);

create table message_acknowledgment (
    message_id      bigint not null references message,
    member_id       uuid   not null references member,
    workspace_id    int    not null references workspace,
    label_id        int    not null references label,
    author_id       uuid   references member,                        -- of the message: the other one who may see this
    acknowledged_at timestamptz not null default clock_timestamp(),
    primary key (message_id, member_id)
);

-- How far a member has read a conversation.
create table read_position (
    conversation_id bigint not null references conversation,
    member_id       uuid   not null references member,
    workspace_id    int    not null references workspace,
    label_id        int    not null references label,
    last_message    bigint not null,
    primary key (conversation_id, member_id)
);

-- What a member has typed into a conversation and not sent, under the label chosen for it. Empty when it was sent.
create table message_draft (
    conversation_id bigint not null references conversation,
    member_id       uuid   not null references member,
    workspace_id    int    not null references workspace,
    label_id        int    not null references label,
    text            text   not null check (length(text) <= 8000),
    updated_at      timestamptz not null default clock_timestamp(),
    primary key (conversation_id, member_id)
);
