export type { Call } from './calls';
export { isWebhookKind, WEBHOOK_KINDS, webhookSample, type PayloadType } from './kinds';
export { sampleFile } from './samples';
export type { Sandbox, SandboxOptions } from './sandbox';
export { send, type SendOptions, type SendResult } from './senders';
export { startSandbox } from './start';
export { nextOrderId, type State } from './state';
export type { Fault, Switches } from './switches';
