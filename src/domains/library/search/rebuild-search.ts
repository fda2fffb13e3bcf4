/** Builds the index of the library anew, in the background; wished for by whoever meets more changes than can be looked at apart. */
export const rebuildSearchJob = 'library.rebuild-search'
