/**
 * Which screen is shown: by the phase of the terminal, then by who is signed in, then by the shift,
 * then by the route. The status bar stands below all of them.
 */
import { Suspense, useEffect } from 'react';
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { CheckoutScreen } from '../checkout/checkout-screen.tsx';
import { CustomerScreen } from '../customer/customer-screen.tsx';
import { SignInScreen } from '../sign-in/sign-in-screen.tsx';
import { useStore, useTerminal } from '../terminal-client/use-terminal.ts';
import { ApprovalDesk } from './approval-dialog.tsx';
import { BackOffice } from './back-office.tsx';
import { BrokenScreen, OpenShiftScreen, RecoveryScreen, SetupScreen } from './places.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { NoticeStrip } from './notice-strip.tsx';
import { currentRoute } from './route.ts';
import { useShell } from './shell-parts.ts';
import { StatusBar } from './status-bar.tsx';
import { useFollowSettings } from './use-follow-settings.ts';
import { useIdleLock } from './use-idle-lock.ts';
import { useQuitWhenClosed } from './use-quit.ts';
import { LanguageContext, useWords } from './use-words.ts';
import styles from './app.module.css';

export function App() {
	const { status } = useStore(useTerminal().status);
	const language = status?.language ?? 'zh-CN';
	useEffect(() => {
		document.documentElement.lang = language;
	}, [language]);
	return (
		<LanguageContext value={language}>
			<ErrorBoundary>
				{status === undefined ? <Starting /> : <Frame status={status} />}
			</ErrorBoundary>
		</LanguageContext>
	);
}

function Starting() {
	const { app } = useWords();
	return (
		<main className={styles['middle']}>
			<p role="status">{app.starting}</p>
		</main>
	);
}

function Frame({ status }: { readonly status: TerminalStatusView }) {
	const route = useStore(currentRoute);
	const failure = useStore(useShell().failures);
	if (failure !== undefined) throw failure;
	// The customer's side locks nobody out and follows nobody's settings: it only shows.
	return route === 'customer' ? (
		<CustomerScreen status={status} />
	) : (
		<CounterFrame status={status} route={route} />
	);
}

type CounterFrameProps = { readonly status: TerminalStatusView; readonly route: string };

function CounterFrame({ status, route }: CounterFrameProps) {
	useIdleLock(status);
	useFollowSettings(status.operator?.operatorNo);
	useQuitWhenClosed();
	return (
		<div className={styles['frame']}>
			<Suspense fallback={<main />}>
				<Screen status={status} route={route} />
			</Suspense>
			<div>
				<NoticeStrip status={status} />
				<StatusBar status={status} />
			</div>
			<ApprovalDesk />
		</div>
	);
}

function Screen({
	status,
	route,
}: {
	readonly status: TerminalStatusView;
	readonly route: string;
}) {
	switch (status.phase) {
		case 'first-run':
			return <SetupScreen />;
		case 'needs-recovery':
			return <RecoveryScreen />;
		case 'broken':
			return <BrokenScreen />;
		case 'ready':
			break;
	}
	if (status.operator === undefined || status.locked) return <SignInScreen status={status} />;
	if (route !== '') {
		return <BackOffice path={route} operator={status.operator} />;
	}
	if (status.shift === undefined) return <OpenShiftScreen />;
	return <CheckoutScreen />;
}
