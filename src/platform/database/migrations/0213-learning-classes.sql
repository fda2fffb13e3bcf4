-- Bài hỏi nhanh cho một lớp: questions of the bank under a code that a teacher reads out. Without names unless the teacher asks for them.

create table class_quiz (
  id uuid primary key,
  body_id uuid not null references body (id),
  code text not null unique check (code ~ '^[0-9]{6}$'),
  title text not null check (length(title) between 1 and 200),
  asks_names boolean not null,
  question_ids uuid[] not null check (cardinality(question_ids) between 1 and 50),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  closed_at timestamptz
);
create index class_quiz_body on class_quiz (body_id, made_at);

create table class_answer (
  id uuid primary key,
  quiz_id uuid not null references class_quiz (id),
  form_hash text not null unique check (form_hash ~ '^[0-9a-f]{64}$'),
  -- '': not asked, or forgotten
  name text not null check (length(name) <= 120),
  -- by question: which option
  choices jsonb not null,
  sent_at timestamptz not null
);
create index class_answer_quiz on class_answer (quiz_id);
