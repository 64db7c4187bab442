/** Nobody touched the terminal for as long as the store allows: the screen locks, the basket stays. */
import { useEffect } from 'react';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { useShell } from './shell-parts.ts';

export function useIdleLock({ operator, locked, idleLockMs }: TerminalStatusView): void {
	const { client, status } = useTerminal();
	const { activity } = useShell();
	const armed = operator !== undefined && !locked && idleLockMs > 0;
	useEffect(() => {
		if (!armed) return undefined;
		let timer = setTimeout(lock, idleLockMs);
		function lock(): void {
			void client.ask('operator/lock', {}).then(() => status.refresh());
		}
		const end = activity.add(() => {
			clearTimeout(timer);
			timer = setTimeout(lock, idleLockMs);
		});
		return () => {
			clearTimeout(timer);
			end();
		};
	}, [armed, idleLockMs, client, status, activity]);
}
