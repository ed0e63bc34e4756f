// n8n-core writes its settings file as soon as it is imported: give it a folder and a key of its own.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-nodes-blink-'));
process.env.N8N_ENCRYPTION_KEY = 'for-tests-only';
