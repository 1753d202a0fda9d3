-- Alerts about the log itself: what a check of the whole log found, what a witness says of it, and a witness that says nothing.
insert into watch_rule (code, days)
values ('LOG_DAMAGED', null),
       ('LOG_DISPUTED', null),
       ('WITNESS_SILENT', 7);

-- No entry tells of these.
alter table watch_alert alter column first_entry drop not null;
alter table watch_alert alter column last_entry drop not null;
