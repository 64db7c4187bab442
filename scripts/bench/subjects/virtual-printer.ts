/** The virtual printer in a process of its own, as a printer is a machine of its own. */
import { openVirtualPrinter } from '../../../drivers/simulator/virtual-printer.ts';
import { serveSubject } from '../harness/serve-subject.ts';

await serveSubject(async () => {
	const printer = await openVirtualPrinter({ port: 0, paperMm: 80 });
	return {
		facts: { port: printer.port },
		chunk: () => ({}),
		figures: () => ({ papers: printer.papers().length }),
		close: () => printer.close(),
	};
});
