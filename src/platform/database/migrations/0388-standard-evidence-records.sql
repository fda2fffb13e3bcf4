-- Evidence that opens a page of this system is a record of it, also where it was added before kinds were kept.

update standard_evidence set kind = 'record' where kind = 'link' and link like '/nghiep-vu/%';
