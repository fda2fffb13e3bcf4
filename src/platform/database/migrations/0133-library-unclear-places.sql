-- 0133-library-unclear-places.sql
-- A reader says which place is not understood. Only the place, how often and on which days is kept: nobody's name, address or
-- words. And an editor may leave off the draft that stands beside a published text.

create table unclear_place (
  kind text not null check (kind in ('guide', 'article')),
  -- the guide, or the article
  subject_id uuid not null,
  -- the sentence of a guide, the number of a khoản; empty: all of it
  place text not null check (length(place) <= 600),
  times integer not null check (times > 0),
  first_on date not null,
  last_on date not null,
  primary key (kind, subject_id, place)
);

alter table guide_event drop constraint guide_event_kind_check;
alter table guide_event add constraint guide_event_kind_check check (kind in ('written', 'taken-over', 'changed', 'submitted',
  'taken-back', 'returned', 'approved', 'confirmed', 'withdrawn', 'flagged', 'discarded'));
