/**
 * Work that comes round every few moments for as long as the worker runs, one turn after the other. Several workers may take
 * the same turn: `run` keeps itself apart from them by its rows. A fault is told and the next turn comes all the same.
 */
export type Tick = { everyMs: number; run: () => Promise<void> }
