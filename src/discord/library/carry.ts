import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { exportFile, mostExportBytes } from '../../indexing/server/exported.js';
import type { ChatContext } from '../commands/context.js';
import type { LibraryOptions } from '../commands/library.js';
import { say, textDisplays } from '../view/lines.js';
import { noticeView } from '../view/notice.js';
import { noticeWith } from '../view/library/notices.js';
import { download } from './download.js';
import { answerModerator } from './moderating.js';
import { tellProgress } from './progress.js';

/** `/library export` */
export function runExport({ interaction, services }: ChatContext): Promise<void> {
  return answerModerator(interaction, services, async ({ server, wording }) => {
    const { carry } = wording.library;
    const exported = await services.reports.export(server);
    const file = exportFile(exported);
    if (file.bytes.length > interaction.attachmentSizeLimit) return noticeView(carry.exportTooLarge);
    const shown: APIMessageTopLevelComponent = {
      type: ComponentType.File,
      file: { url: `attachment://${file.name}` },
    };
    const view = {
      components: [...textDisplays([say('', carry.exported, { count: exported.reports.length })]), shown],
    };
    return { view, files: [file] };
  });
}

/** `/library import` */
export function runImport({ interaction, services }: ChatContext, { file }: LibraryOptions<'import'>): Promise<void> {
  const mostBytes = mostExportBytes(services.reports.limits.textBytes);
  return answerModerator(
    interaction,
    services,
    async ({ server, by, wording }) => {
      const { add, carry } = wording.library;
      const bytes = await download(file, mostBytes);
      const progress = tellProgress(interaction, (done, total) => noticeView(add.indexing, { done, total }));
      try {
        const { hasSettings, hidden, ...counts } = await services.reports.import(server, bytes, {
          by,
          onProgress: progress.update,
        });
        return noticeWith([
          say('', carry.imported, counts),
          ...(hasSettings ? [say('', carry.settings)] : []),
          ...(hidden > 0 ? [say('', carry.hides, { count: hidden })] : []),
        ]);
      } finally {
        await progress.end();
      }
    },
    { mostBytes },
  );
}
