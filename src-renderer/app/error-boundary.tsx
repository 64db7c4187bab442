/**
 * A screen that failed says so, says that the basket is safe, and offers to open again. The basket
 * lives in main, so drawing anew is always enough.
 */
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { LanguageContext } from './use-words.ts';
import { wordsOf } from '#shared/words/words-of.ts';
import styles from './app.module.css';

type Props = { readonly children: ReactNode };
type State = { readonly failed: boolean };

export class ErrorBoundary extends Component<Props, State> {
	static override readonly contextType = LanguageContext;
	declare context: React.ContextType<typeof LanguageContext>;
	override state: State = { failed: false };

	static getDerivedStateFromError(): State {
		return { failed: true };
	}

	override render(): ReactNode {
		if (!this.state.failed) return this.props.children;
		const { broken, button } = wordsOf[this.context].app;
		return (
			<main className={styles['middle']}>
				<h1>{broken.title}</h1>
				<p>
					{broken.basket}
					{broken.next}
				</p>
				<Button tone="accent" size="large" onPress={() => window.location.reload()}>
					{button.reload}
				</Button>
			</main>
		);
	}
}
