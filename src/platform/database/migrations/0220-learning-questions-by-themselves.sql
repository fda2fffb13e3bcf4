-- What a contest asks leans on the place that its words were written from, whatever the bank's question became since; who wrote it, or
-- put a hand to it, does not approve it; and what was withdrawn by hand says by whom and why.
alter table learning_question add column writer_ids uuid[];
update learning_question set writer_ids = array[written_by];
alter table learning_question alter column writer_ids set not null;

alter table contest_question
  add column document_id uuid references law_document (id),
  add column article text,
  add column clause text,
  add column point text,
  add column pinned_on date,
  add column pinned_hash text,
  add column pinned_acts text[],
  add column writer_ids uuid[],
  -- null: by itself, for its law changed
  add column withdrawn_by uuid references person (id),
  add column withdrawn_why text not null default '';
update contest_question set document_id = question.document_id, article = question.article, clause = question.clause,
  point = question.point, pinned_on = question.pinned_on, pinned_hash = question.pinned_hash, pinned_acts = question.pinned_acts,
  writer_ids = question.writer_ids
from learning_question question where question.id = contest_question.question_id;
update contest_question set withdrawn_why = question.withdrawn_why
from learning_question question where question.id = contest_question.question_id and contest_question.withdrawn_at is not null;
alter table contest_question
  alter column document_id set not null,
  alter column article set not null,
  alter column clause set not null,
  alter column point set not null,
  alter column pinned_on set not null,
  alter column pinned_acts set not null,
  alter column writer_ids set not null;
create index contest_question_document on contest_question (document_id) where withdrawn_at is null;
