-- The same file in the assessments of two communes is marked: found from the file, without reading all evidence.
create index standard_evidence_file on standard_evidence (file_id) where file_id is not null;
