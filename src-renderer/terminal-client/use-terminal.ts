/** React's side of the terminal: the client, its stores and its announcements as hooks. */
import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { TerminalEventName, TerminalEvents } from '#shared/contract/events.ts';
import type { TerminalClient } from './open-client.ts';
import type { StatusStore } from './status-store.ts';
import type { ReadableStore } from './store.ts';

export type TerminalParts = { readonly client: TerminalClient; readonly status: StatusStore };

export const TerminalContext = createContext<TerminalParts | undefined>(undefined);

/** The client and the status store of this window. */
export function useTerminal(): TerminalParts {
	const parts = useContext(TerminalContext);
	if (parts === undefined) throw new Error('useTerminal outside of TerminalContext');
	return parts;
}

/** The value of a store; draws again whenever it is another one. */
export function useStore<Value>(store: ReadableStore<Value>): Value {
	return useSyncExternalStore(store.subscribe, store.get);
}

/** Hears one announcement for as long as the component is there. */
export function useTerminalEvent<Name extends TerminalEventName>(
	event: Name,
	listener: (detail: TerminalEvents[Name]) => void,
): void {
	const { client } = useTerminal();
	const hear = useEffectEvent(listener);
	useEffect(() => client.on(event, (detail) => hear(detail)), [client, event]);
}
