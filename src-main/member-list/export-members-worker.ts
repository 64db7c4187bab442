/** The thread that reads and writes one export, and ends with it. */
import { serveReader } from '../ledger/serve-reader.ts';
import { exportJobs } from './write-export.ts';

serveReader(exportJobs);
