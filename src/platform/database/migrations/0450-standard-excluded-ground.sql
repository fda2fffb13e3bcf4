-- Who leaves the denominator says why in public too: one of a closed list, beside the words that officers wrote, which stay inside. null:
-- left out before anybody was asked for it.

alter table standard_assessment
  add column excluded_ground text
    check (excluded_ground in ('new', 'reorganised', 'emptied', 'paused', 'other'));
alter table standard_assessment add check (excluded_ground is null or state = 'excluded');
