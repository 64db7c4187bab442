/**
 * What this screen takes over from the terminal's settings once somebody is signed in, and again
 * whenever settings change: the theme, how loud it is, and how its scanner types.
 */
import { useCallback, useEffect } from 'react';
import { useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { useShell } from './shell-parts.ts';

export function useFollowSettings(operatorNo: string | undefined): void {
	const { client } = useTerminal();
	const { theme, sounds, followScanner } = useShell();
	const take = useCallback(async () => {
		const settings = await client.ask('settings/get', {});
		if (!settings.ok) return;
		theme.follow(settings.value.theme);
		sounds.follow(settings.value.soundVolume);
		followScanner(settings.value.scanner);
	}, [client, theme, sounds, followScanner]);
	useTerminalEvent('terminal/changed', () => {
		if (operatorNo !== undefined) void take();
	});
	useEffect(() => {
		if (operatorNo !== undefined) void take();
	}, [operatorNo, take]);
}
