-- Minutes that were noted by mistake are withdrawn with a reason, as events are: the row stays, its votes count no more.

alter table standard_meeting
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references person (id),
  add column withdrawn_why text not null default '',
  add constraint standard_meeting_withdrawn_why check ((withdrawn_at is null) = (withdrawn_why = '')),
  add constraint standard_meeting_withdrawn_by check ((withdrawn_at is null) = (withdrawn_by is null));
