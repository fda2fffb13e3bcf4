-- The title and number of what has to be made public, without accents, for finding it by words.
alter table disclosure add column folded text not null default '';
