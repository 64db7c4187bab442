/** Takes the store's theme over once somebody is signed in, and again whenever settings change. */
import { useEffect } from 'react';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { useShell } from './shell-parts.ts';

export function useSettingsTheme(operatorNo: string | undefined): void {
	const { client } = useTerminal();
	const { theme } = useShell();
	async function take(): Promise<void> {
		if (operatorNo === undefined) return;
		const settings = await client.ask('settings/get', {});
		if (settings.ok) theme.choose(settings.value.theme);
	}
	useTerminalEvent('terminal/changed', () => void take());
	useEffect(() => {
		if (operatorNo === undefined) return;
		void client.ask('settings/get', {}).then((settings) => {
			if (settings.ok) theme.choose(settings.value.theme);
		});
	}, [operatorNo, client, theme]);
}
