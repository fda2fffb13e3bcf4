-- Evidence of the standard says what kind of paper it is and who keeps the original. A record of the system stands as its own address.

alter table standard_evidence add column kind text not null default 'document'
  check (kind in ('document', 'minutes', 'photo', 'list', 'link', 'record', 'other'));
alter table standard_evidence add column kept_by text not null default '' check (length(kept_by) <= 200);
update standard_evidence set kind = 'link' where link <> '';
