-- A correction that was wrong itself is taken back: its words go, for they may tell of a person; that there was one stays, with who and why.
alter table disclosure_correction
  add column taken_back_on date,
  add column taken_back_why text not null default '' check (length(taken_back_why) <= 500),
  add column taken_back_by uuid references person (id),
  drop constraint disclosure_correction_words_check,
  add check ((taken_back_on is null) = (length(words) between 5 and 1000)),
  add check (taken_back_on is null or words = ''),
  add check ((taken_back_on is null) = (taken_back_why = '')),
  add check ((taken_back_on is null) = (taken_back_by is null));
