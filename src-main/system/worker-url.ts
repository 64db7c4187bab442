/**
 * Where a worker thread's file is: beside the source while running from TypeScript, beside the
 * bundle in out/main otherwise, where every worker is an entry of its own and sources' folders are
 * gone.
 */

/** URL of worker `name` (`head-witness-worker`) for the module with this `import.meta.url`. */
export function workerUrl(name: string, importMetaUrl: string): URL {
	const extension = importMetaUrl.endsWith('.ts') ? 'ts' : 'js';
	return new URL(`./${name}.${extension}`, importMetaUrl);
}
