-- Lines whose days off were not known are few, and looked at again each night.
create index disclosure_unsure on disclosure (id) where not is_due_sure and due_by = '' and withdrawn_on is null;
