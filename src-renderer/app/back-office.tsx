/**
 * The back office (后台): another place behind one key (Ctrl+B). Its places stand in one row, Esc
 * goes back to the checkout. A place above one's role is shown and its requests ask for approval.
 */
import type { OperatorView } from '#shared/contract/views.ts';
import { reaches } from '#shared/operator/role.ts';
import { Button } from '../ui/button.tsx';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { backOffice } from './places.ts';
import { goTo } from './route.ts';
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
	useKeyLayer({
		onKey: ({ code, control, shift }) => {
			if (code === 'Escape' || (control && code === 'KeyB')) {
				goTo('');
				return true;
			}
			const chosen = control ? undefined : backOffice.find((_, at) => isKeyOf(at, code, shift));
			if (chosen !== undefined) goTo(chosen.path);
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
							onPress={() => goTo(one.path)}
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
				<Button keyLabel="Esc" onPress={() => goTo('')}>
					{app.backOffice.back}
				</Button>
			</nav>
			<main className={styles['content']}>
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
