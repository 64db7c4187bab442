/**
 * Ends a test run with one plain line, `N passed, N failed, N skipped`, after saying why each
 * skipped test was skipped. Written as the process exits, so that nothing follows it.
 */
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

export type RunCount = { passed: number; failed: number; skipped: number };

export function countLine({ passed, failed, skipped }: RunCount): string {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Counts tests, not files. A file that cannot be loaded, a broken hook of a suite and an error
 * outside any test each count as one failure: a run with an unexplained non-zero exit is a lie.
 */
export class PlainReporter implements Reporter {
	#count: RunCount = { passed: 0, failed: 0, skipped: 0 };
	#reasons: string[] = [];
	#filtered = false;

	onInit(vitest: Vitest): void {
		// With `-t pattern` every other test counts as skipped: not worth a reason each.
		this.#filtered = vitest.config.testNamePattern !== undefined;
		process.once('exit', () => {
			const lines = [...this.#reasons, countLine(this.#count)];
			process.stdout.write(`\n${lines.join('\n')}\n`);
		});
	}

	onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
		const tests = modules.flatMap((module) => [...module.children.allTests()]);
		const brokenSuites = modules.flatMap((module) => [
			...module.errors(),
			...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
		]);
		const of = (state: string) => tests.filter((test) => test.result().state === state);
		this.#count = {
			passed: of('passed').length,
			// A test still pending at the end never answered: it is not a pass.
			failed:
				of('failed').length + of('pending').length + brokenSuites.length + unhandledErrors.length,
			skipped: of('skipped').length,
		};
		this.#reasons = this.#filtered ? [] : skipReasons(of('skipped'));
	}
}

/** Each skipped test with its reason; those whose suite broke before them in one line per file. */
function skipReasons(tests: readonly TestCase[]): string[] {
	const unsaid = new Map<string, number>();
	const reasons: string[] = [];
	for (const test of tests) {
		const result = test.result();
		const file = test.module.relativeModuleId;
		if (result.state === 'skipped' && result.note !== undefined) {
			reasons.push(`skipped: ${file} > ${test.fullName}: ${result.note}`);
		} else unsaid.set(file, (unsaid.get(file) ?? 0) + 1);
	}
	for (const [file, count] of unsaid) {
		reasons.push(`skipped: ${file}: ${count} without a reason (a hook before them failed?)`);
	}
	return reasons;
}
