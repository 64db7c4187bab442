/** Takes the store's theme over once somebody is signed in, and again whenever settings change. */
import { useCallback, useEffect } from 'react';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { useShell } from './shell-parts.ts';

export function useSettingsTheme(operatorNo: string | undefined): void {
	const { client } = useTerminal();
	const { theme } = useShell();
	const take = useCallback(async () => {
		const settings = await client.ask('settings/get', {});
		if (settings.ok) theme.follow(settings.value.theme);
	}, [client, theme]);
	useTerminalEvent('terminal/changed', () => {
		if (operatorNo !== undefined) void take();
	});
	useEffect(() => {
		if (operatorNo !== undefined) void take();
	}, [operatorNo, take]);
}
