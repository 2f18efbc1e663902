/** Said beside everything in the thread while the cloud is a pretend one. */
export const badge = (sandbox: boolean): string => (sandbox ? ' · 🧪 SANDBOX' : '');
