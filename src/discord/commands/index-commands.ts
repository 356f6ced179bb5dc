import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import { declareGroup, declareSubcommand, defineGroup, type RunSubcommands } from './define.js';
import { languageChoices } from './language-choices.js';
import { choiceOption } from './options.js';
import { storedTexts } from './stored-texts.js';

const options = { language: choiceOption(languageChoices) };

/** `/index`: how the reports are indexed, for who can do something about it. Those who run the bot can use it in direct messages too. */
export const indexDeclaration = declareGroup({
  texts: storedTexts.index,
  subcommands: {
    status: declareSubcommand({ texts: storedTexts.indexStatus, options, for: 'moderators or operators' }),
    refresh: declareSubcommand({ texts: storedTexts.indexRefresh, options }),
    'refresh-base': declareSubcommand({ texts: storedTexts.indexRefreshBase, options, for: 'operators' }),
  },
  for: 'moderators',
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integrationTypes: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  defaultMemberPermissions: PermissionFlagsBits.ManageGuild,
});

export const indexCommand = (runs: RunSubcommands<typeof indexDeclaration.subcommands>) =>
  defineGroup(indexDeclaration, runs);
