/**
 * Ends this process in favour of another program: the same process id where the system can
 * (so a signal meant for us reaches it, and killing us leaves no orphan), a child elsewhere.
 */
import { spawn } from 'node:child_process';
import { ending } from './prepare.mjs';

/**
 * @param {string} program absolute path
 * @param {string[]} args passed through as they are
 * @returns {Promise<never>}
 */
export async function handOver(program, args) {
	if (typeof process.execve === 'function' && process.platform !== 'win32') {
		process.execve(program, [program, ...args], process.env);
	}
	const child = spawn(program, args, { stdio: 'inherit' });
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => child.kill(signal));
	}
	process.exit(await ending(child));
}
