/** The thread that reads lists of members. */
import { serveReader } from '../ledger/serve-reader.ts';
import { listJobs } from './list-jobs.ts';

serveReader(listJobs);
