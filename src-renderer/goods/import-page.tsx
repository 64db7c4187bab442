/** Importing a product list, all of it or nothing (import-frame.tsx is the page). */
import type { ImportPlanView } from '#shared/contract/views.ts';
import type { Words } from '#shared/words/words-of.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { DryRun } from './dry-run.tsx';
import { goodsImport } from './import-desk.ts';
import { ImportFrame } from './import-frame.tsx';

export function ImportPage() {
	const say = useWords().goods.importing;
	useTerminalEvent('import/progress', goodsImport.takeProgress);
	return (
		<ImportFrame
			desk={goodsImport}
			say={say}
			back={say.toGoods}
			dryRun={(plan) => <DryRun plan={plan} />}
			foot={(plan) => footWords(say, plan)}
			count={({ added, changed }) => added + changed}
		/>
	);
}

function footWords(say: Words['goods']['importing'], plan: ImportPlanView): string {
	if (plan.state === 'done') return sayFilled(say.doneLead, plan);
	return plan.state === 'planned' && plan.refused > 0 ? say.refusedKept : '';
}
