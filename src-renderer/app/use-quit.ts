/**
 * Ending the program, from the back office or when somebody closes the window. Where a manager must
 * release it, the approval desk asks; the page goes with the program.
 */
import { useEffect } from 'react';
import { useTerminal } from '../terminal-client/use-terminal.ts';

/** Asks main to end the program. */
export function useQuit(): () => void {
	const { client } = useTerminal();
	return () => void client.ask('terminal/quit', {});
}

/** Asks for it when the window was to be closed. Stands in the frame once. */
export function useQuitWhenClosed(): void {
	const { client } = useTerminal();
	useEffect(() => client.on('window/kept', () => void client.ask('terminal/quit', {})), [client]);
}
