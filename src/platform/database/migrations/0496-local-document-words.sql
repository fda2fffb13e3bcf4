-- Title and number of a commune's legal documents, without accents, for finding them by words.
alter table local_document add column folded text not null default '';
