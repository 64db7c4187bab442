/**
 * import/…: a spreadsheet of goods on its way into the catalogue. Reading runs in a thread,
 * planning and staging in slices, and one swap carries everything out or nothing; until then a
 * cancel leaves nothing, and the counter sells all the while. An import lives as long as the
 * terminal runs; the newest one displaces what was read before it and not carried out.
 */
import type { ImportPlanView } from '#shared/contract/views.ts';
import { answerImports } from './answer-imports.ts';
import { carryOut } from './carry-out-import.ts';
import { findImport, finish, openImport, tell, viewOf, type ImportJob } from './import-job.ts';
import { readAndPlan } from './plan-files.ts';

export const goodsImports = answerImports<ImportJob, ImportPlanView>({
	bug: 'import/bug',
	open: openImport,
	find: findImport,
	view: viewOf,
	tell,
	finish,
	plan: readAndPlan,
	carryOut,
	stopped: () => ({ code: 'import/cancelled' }),
});
