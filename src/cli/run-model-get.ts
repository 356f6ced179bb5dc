import { type DownloadedModel, downloadModel } from '../embedder/download/download-model.js';
import { describeModel } from '../embedder/kept-models.js';
import { profileOf } from '../embedder/profiles.js';
import { IsnadError } from '../errors.js';
import { visible } from '../language/visible.js';
import { downloadSettings } from './download-settings.js';
import { untilInterrupted } from './interrupt.js';
import { openLog } from './log.js';
import { hubModelFolder } from './model-name.js';
import { print } from './output.js';
import { openProgress } from './progress.js';
import { loadConfig } from './settings.js';
import { modelJson } from './view/models.js';
import { bytesInWords } from './view/sizes.js';

/**
 * Downloads a model, or goes on with its download, or checks and mends the one that is there, and says what is there then.
 * @param given `organisation/model`, with `@revision` behind it or not
 * @throws Interrupted; IsnadError `command-invalid`, and what `downloadModel` throws
 */
export async function runModelGet(given: string, revisionFlag: string | undefined, json: boolean): Promise<void> {
  const { model, revision } = nameAndRevision(given, revisionFlag);
  const config = loadConfig();
  const folder = hubModelFolder(model, config);
  const log = openLog(config.logLevel);
  const progress = await openProgress(log.showsProgress);
  try {
    const { preferredWeights } = profileOf(model);
    const work = downloadModel({
      model,
      folder,
      preferredWeights,
      revision,
      ...downloadSettings(config, log, progress),
    });
    const downloaded = await untilInterrupted(
      work,
      `Stopped. What has arrived is kept; run isnad model get ${given} to go on.`,
    );
    progress.stop();
    const kept = await describeModel(model, 'downloaded', folder);
    await print(json ? `${JSON.stringify(modelJson(kept, config.embeddingModel))}\n` : outcomeText(downloaded, folder));
  } finally {
    progress.stop();
  }
}

function nameAndRevision(given: string, flag: string | undefined): { model: string; revision: string | undefined } {
  const [model = '', ...rest] = given.split('@');
  const behindName = rest.length === 0 ? undefined : rest.join('@');
  if (behindName !== undefined && flag !== undefined && behindName !== flag) {
    throw new IsnadError('command-invalid', `Two revisions are given: ${behindName} and ${flag}.`, {
      hint: 'Give one of them.',
    });
  }
  const revision = flag ?? behindName;
  // The rules of git for names of branches and tags, as far as an address could be made wrong by breaking them.
  if (revision !== undefined && (!/^\w[\w./-]*$/.test(revision) || revision.includes('..'))) {
    throw new IsnadError('command-invalid', `"${revision}" is no revision.`, {
      hint: 'Give a commit, a branch or a tag, such as main.',
    });
  }
  return { model, revision };
}

function outcomeText({ manifest, isNew, movedAside }: DownloadedModel, folder: string): string {
  const { model, host, revision, files } = manifest;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const unchecked = files.filter(({ checked }) => !checked).map(({ path }) => path);
  const lines = [
    `${model} ${isNew ? 'is there now' : 'was there already, and every file is as it was downloaded'}: ` +
      `${files.length} files, ${bytesInWords(bytes)}, from ${host}.`,
    revision === null
      ? `Revision: not known, because ${host} does not tell it. Another download may bring other files.`
      : `Revision: ${revision}`,
    ...(unchecked.length === 0
      ? []
      : [`Not checked, because ${host} has no checksum of them: ${unchecked.join(', ')}`]),
    `Folder: ${folder}`,
    ...(movedAside === undefined ? [] : [`What lay there before was moved to ${movedAside}.`]),
    `EMBEDDING_MODEL=${model} isnad reindex makes the index with it.`,
  ];
  return `${lines.map(visible).join('\n')}\n`;
}
