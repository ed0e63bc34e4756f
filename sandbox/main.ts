import { runCommandLine } from './cli';

void runCommandLine(process.argv.slice(2), console).then((code) => {
	process.exitCode = code;
});
