-- 0130-plans-cited-laws.sql
-- A plan rests on documents of the law. Each citation leads to the document it means, once the library knows it, and remembers how
-- that document stood when an officer last saw it: when it stands otherwise, the body that answers for the plan is told, until
-- somebody there has seen it.

alter table plan_citation
  -- what it is found by: the number without spaces and marks, or the name without tones; null: not written down yet
  add column law_key text check (length(law_key) <= 1000),
  add column document_id uuid references law_document (id),
  -- how the document stood when an officer last saw it, and how it stands now: { kind, sentence, next }
  add column seen jsonb,
  add column standing jsonb,
  -- since when the two differ; null: they do not, or nobody works on the plan any more
  add column changed_at timestamptz,
  add column acknowledged_by uuid references person (id),
  add column acknowledged_at timestamptz,
  add check (document_id is not null or (seen is null and standing is null and changed_at is null));
create index plan_citation_law on plan_citation (law_key);
create index plan_citation_document on plan_citation (document_id);
create index plan_citation_changed on plan_citation (plan_id) where changed_at is not null;
create index plan_citation_without_key on plan_citation (plan_id) where law_key is null;
