/** What every answer needs: the terminal and who is signed in on which session. */
import type { Caller, Terminal } from '../terminal.ts';
import type { Sessions } from './sessions.ts';

export type Bridge = { readonly terminal: Terminal; readonly sessions: Sessions };

/** A request that was decoded and allowed, on its way to its handler. */
export type Asked = Bridge & { readonly caller: Caller };
