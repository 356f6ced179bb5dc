import type { Config } from '../config.js';
import type { DownloadProgress } from '../embedder/download/receive.js';
import type { Log } from './log.js';
import type { Progress } from './progress.js';

/** Where models are downloaded from by the settings, and how a download is shown on standard error. */
export function downloadSettings(config: Config, log: Log, progress: Progress) {
  return {
    remoteHost: config.modelHost,
    hostToken: config.modelHostToken === '' ? undefined : config.modelHostToken,
    onProgress: (download: DownloadProgress) => showDownload(download, progress),
    onNotice: (notice: string) => {
      progress.stop();
      log.warn(notice);
    },
  };
}

/** Of all files together, or of one at a time where it is not known how many come. */
function showDownload(download: DownloadProgress, progress: Progress): void {
  const { model, file, loadedBytes, totalBytes, allLoadedBytes, allTotalBytes } = download;
  if (allTotalBytes !== undefined) {
    progress.update(`Downloading ${model} (MB)`, megabytes(allLoadedBytes), megabytes(allTotalBytes));
  } else {
    const total = megabytes(totalBytes ?? loadedBytes);
    progress.update(`Downloading ${model}, ${file} (MB)`, megabytes(loadedBytes), total);
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);
