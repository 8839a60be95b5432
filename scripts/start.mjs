// `npm start`: only Node's own modules here and in what is imported, for nothing is installed yet.
import { runBuilt } from './run.mjs';

runBuilt('apps/local/main.js', process.argv.slice(2));
