-- A new edition of a policy may open what was denied, by equivalents. What it denies takes effect with it; what it opens is decided
-- clearance by clearance afterwards, from the first to the last that there was when it came.
alter table security_policy add decided_through int not null default 0;
alter table security_policy add decide_upto int not null default 0;
alter table security_policy alter decide_upto drop default;
