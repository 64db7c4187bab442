/**
 * The back office (后台): another place behind one key (Ctrl+B). Its places stand in one row, Esc
 * goes back to the checkout; work that would be lost is asked about once. A place above one's role
 * is shown and its requests ask for approval.
 */
import { useState } from 'react';
import type { OperatorView } from '#shared/contract/views.ts';
import { reaches } from '#shared/operator/role.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { backOffice } from './places.ts';
import { goTo } from './route.ts';
import { hasUnsaved } from './unsaved.ts';
import { useKeepFocus } from './use-keep-focus.ts';
import { useKeyLayer } from './use-keyboard.ts';
import { useQuit } from './use-quit.ts';
import { useWords } from './use-words.ts';
import styles from './app.module.css';

export type BackOfficeProps = {
	readonly path: string;
	readonly operator: OperatorView;
};

export function BackOffice({ path, operator }: BackOfficeProps) {
	const { app } = useWords();
	const { status } = useStore(useTerminal().status);
	const quit = useQuit();
	const place = backOffice.find((one) => one.path === path) ?? backOffice[0];
	const main = useKeepFocus();
	/** Where somebody wanted to go from work that is not saved. */
	const [asked, setAsked] = useState<string>();
	function leaveFor(wanted: string): void {
		if (hasUnsaved() && asked !== wanted) {
			setAsked(wanted);
			return;
		}
		setAsked(undefined);
		goTo(wanted);
	}
	useKeyLayer({
		onKey: ({ code, control, shift }) => {
			if (code === 'Escape' || (control && code === 'KeyB')) {
				leaveFor('');
				return true;
			}
			const chosen = control ? undefined : backOffice.find((_, at) => isKeyOf(at, code, shift));
			if (chosen !== undefined) leaveFor(chosen.path);
			return chosen !== undefined;
		},
	});
	if (place === undefined) return null;
	const { Screen } = place;
	return (
		<div className={styles['place']}>
			<nav className={styles['places']} aria-label={app.backOffice.title}>
				<h1>{app.backOffice.title}</h1>
				{backOffice
					.filter(({ role }) => reaches(operator.role, role))
					.map((one) => (
						<Button
							key={one.path}
							tone="quiet"
							pressed={one.path === place.path}
							keyLabel={keyOf(backOffice.indexOf(one))}
							onPress={() => leaveFor(one.path)}
						>
							{app.places[one.path]}
						</Button>
					))}
				<Button tone="quiet" onPress={openCustomerScreen}>
					{app.backOffice.customer}
				</Button>
				{status?.host === 'electron' && (
					<Button tone="quiet" onPress={quit}>
						{app.backOffice.quit}
					</Button>
				)}
				<Button keyLabel="Esc" onPress={() => leaveFor('')}>
					{app.backOffice.back}
				</Button>
			</nav>
			<main ref={main} className={styles['content']} onInput={() => setAsked(undefined)}>
				{asked !== undefined && (
					<div className={styles['asked']}>
						<NoticeBar tone="amber" say={app.typed.say} next={app.typed.leave} alert />
					</div>
				)}
				<Screen />
			</main>
		</div>
	);
}

/** F8 and above belong to the places themselves. */
const PLAIN_KEYS = 7;

/** F1…F7, then Shift+F1 and on. */
function keyOf(at: number): string {
	return at < PLAIN_KEYS ? `F${at + 1}` : `Shift+F${at + 1 - PLAIN_KEYS}`;
}

function isKeyOf(at: number, code: string, shift: boolean): boolean {
	return keyOf(at) === (shift ? `Shift+${code}` : code);
}

/** A second window for the second screen; the Electron shell opens its own in its place. */
function openCustomerScreen(): void {
	window.open('#/customer', 'guitai-customer', 'popup');
}
