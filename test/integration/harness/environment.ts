// n8n-core writes its settings file as soon as it is imported: give it a folder and a key that are not a person's own.
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.env.N8N_USER_FOLDER = join(tmpdir(), 'n8n-nodes-blink-core');
process.env.N8N_ENCRYPTION_KEY = 'for-tests-only';
