import { commandDeclarations } from '../discord/commands/declarations.js';
import { payloadOf } from '../discord/commands/payload.js';
import { register, type RegistrationTarget } from '../discord/register/register.js';
import { discordSettings } from './discord-settings.js';
import { print } from './output.js';
import { loadConfig } from './settings.js';
import { registrationJson, registrationText } from './view/registration.js';

/**
 * Registers the bot's commands, or only shows what registering would change.
 * @throws IsnadError `setting-invalid`, and what `register` throws
 */
export async function runRegister(target: RegistrationTarget, json: boolean): Promise<void> {
  const access = discordSettings(loadConfig());
  const payloads = commandDeclarations.map((declaration) =>
    payloadOf(declaration, target.guild === null ? 'global' : 'guild'),
  );
  const registration = await register(access, payloads, target);
  await print(json ? `${JSON.stringify(registrationJson(registration))}\n` : registrationText(registration));
}
