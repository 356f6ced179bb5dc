/** Where models are downloaded from unless a mirror is configured. */
export const defaultRemoteHost = 'https://huggingface.co';

/** How stubbornly something is fetched. */
export interface Patience {
  /** Times that a request may fail, one after the other and without any progress, before it is given up. */
  readonly attempts: number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Silence on a connection, in milliseconds, after which it is given up. */
  readonly stallMilliseconds: number;
}

/** A hub of models or a mirror of one, and how it is asked. */
export interface Hub {
  /** With its scheme, without a slash at its end. */
  readonly address: string;
  /** Sent to the hub itself and to no other host. */
  readonly token: string | undefined;
  readonly patience: Patience;
}

export const usualPatience: Patience = {
  attempts: 5,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  stallMilliseconds: 60_000,
};

/** A hub by its address; the public one unless given. */
export function hubAt(address = defaultRemoteHost, token?: string, patience = usualPatience): Hub {
  return { address: address.replace(/(?<!\/)\/+$/, ''), token, patience };
}

/** The host by which messages speak of a hub. */
export function hostOf({ address }: Hub): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Where a hub describes a revision of a model, its files with their sizes and checksums included. */
export function descriptionUrl({ address }: Hub, model: string, revision: string): string {
  return `${address}/api/models/${model}/revision/${encodeURIComponent(revision)}?blobs=true`;
}

/** Where a hub gives out a file of a model. */
export function fileUrl({ address }: Hub, model: string, revision: string, file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return `${address}/${model}/resolve/${encodeURIComponent(revision)}/${path}`;
}
