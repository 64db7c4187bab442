/** A thread of `npm run laws`: judges the stretches it is handed, one after another. */
import { parentPort } from 'node:worker_threads';
import { judgeStretch, type Stretch } from './laws/tally.ts';

parentPort?.on('message', (stretch: Stretch) => {
	parentPort?.postMessage(judgeStretch(stretch));
});
