-- 0095-plans-queue-search.sql
-- Searching tasks without accents by an index of their syllables: «like '%word%'» read all 200,000 tasks of the country for a
-- word that is rare (1,600 ms). The syllables are made by us, not by PostgreSQL's reading of a language, so that both databases
-- know the same ones; a run of letters is kept to its first forty, for an index takes no endless word. Not in SQL but in
-- PL/pgSQL, so that the planner sees what it costs and does not work it out for every row.
create function task_words(folded text) returns tsvector language plpgsql immutable strict parallel safe cost 500 as $$
begin
  return array_to_tsvector(string_to_array(trim(regexp_replace(
    regexp_replace(folded, '([a-z0-9]{40})[a-z0-9]+', '\1', 'g'), '[^a-z0-9]+', ' ', 'g')), ' '));
end $$;
create index task_says on task using gin (task_words(folded)) with (fastupdate = off);
-- what was done latest after its day, first
create index obligation_done_late on obligation ((due_day - done_day), task_id, position) where state in ('claimed', 'evidenced', 'checked');
