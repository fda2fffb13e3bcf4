-- A marker who cannot go on hands over what is not marked and is dealt nothing more; what they marked stays theirs.
alter table essay_marker add column left_at timestamptz;
