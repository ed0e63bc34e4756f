import { secretNameInText } from './secretNames';

const removed = '[removed]';

/** What follows a name: a quoted value, one quoted inside a quoted text, or a bare one; cut off or not. */
const value = `(?:"(?:[^"\\\\]|\\\\.)*"?|'[^']*'?|\\\\+["'][^"']*["']?|[^\\s,;&}\\]<]*)`;
const assignment = (name: string) => new RegExp(`(?<!\\w)${name}\\\\*["']?\\]?\\s*[:=]\\s*${value}`, 'gi');
const named = assignment(secretNameInText);
const salt = assignment('salt');
const inXml = new RegExp(`<(${secretNameInText})\\b[^<>]*>[^<]*`, 'gi');

/**
 * A body that is no JSON (cut off, bare keys, XML) without the secrets it names, each with its value: nobody can tell there
 * what a person wrote and what a program did. Salt goes only where another secret went.
 */
export function cutSecrets(text: string): string {
	const cut = text.replace(inXml, removed).replace(named, removed);
	return cut === text ? text : cut.replace(salt, removed);
}
