-- A draft is of a conversation, or of the answer to one of its messages: one of each for a member.
alter table message_draft add column thread_id bigint references message;
alter table message_draft drop constraint message_draft_pkey;
create unique index message_draft_one on message_draft (conversation_id, member_id, thread_id) nulls not distinct;
