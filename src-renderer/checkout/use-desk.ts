/** React's side of the checkout's desk. */
import { createContext, useContext } from 'react';
import { useStore } from '../terminal-client/use-terminal.ts';
import type { CounterState } from './counter-state.ts';
import type { Desk } from './desk.ts';
import type { SaleNow } from './sale-store.ts';

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
	const desk = useContext(DeskContext);
	if (desk === undefined) throw new Error('useDesk outside of DeskContext');
	return desk;
}

export function useCounter(): CounterState {
	return useStore(useDesk().state);
}

export function useSale(): SaleNow {
	return useStore(useDesk().sale);
}
