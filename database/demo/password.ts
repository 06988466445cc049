/** Everybody's in the demo; no account outside it has it. */
export const DEMO_PASSWORD = 'anschub-vorfuehrung'
