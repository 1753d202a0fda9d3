-- A message as its reader has it, with all that is beside it: what the functions that read messages answer.
create type message_as_read as (
    public_id       uuid,
    place           bigint,                -- the message's id
    conversation    uuid,
    thread          uuid,
    author_id       uuid,
    author          text,                  -- null: nobody whom the reader may know of
    originator      text,
    mine            boolean,
    label_id        int,
    text            text,
    mentioned       text[],                -- names of those mentioned whom the reader may know of
    mentions_me     boolean,
    precedence      text,
    acknowledge     boolean,
    acknowledged    boolean,
    state           text,
    version         int,
    sent_at         timestamptz,
    edited_at       timestamptz,
    answers         bigint,
    workspace_name    text,
    conversation_name text
);

-- What answered less took their place.
set local role entente_fn;
drop function if exists find_messages(int, bigint, text[], bigint, int);
drop function if exists newest_messages(bigint, bigint, int);
reset role;
