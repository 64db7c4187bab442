/** What points (积分) did in a shift: earned, used, taken back, expired; no money. */
import type { PartProps } from './report-card.tsx';
import { Statement, type Line } from './report-statements.tsx';

export function Points({ report, say }: PartProps) {
	const { points } = report;
	if (points.length === 0) return null;
	const lines: readonly Line[] = points.map(({ kind, points: figure }) => {
		return { id: kind, name: say.pointKinds[kind], amount: figure.toLocaleString('en') };
	});
	return <Statement title={say.points} lines={lines} say={say} />;
}
