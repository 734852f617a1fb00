import { type Plugin, PluginError } from "@titrate/plugin";
import type { Catalogue, Kind } from "@titrate/plugin/host";
import { Container } from "inversify";
import { pluginTokens, tokens } from "./tokens.ts";

/**
 * A container that knows all plugins of `parent` and the given ones, with a catalogue over both.
 *
 * @throws PluginError where a name of a kind is taken.
 */
export function withPlugins(parent: Container, plugins: readonly Plugin[]): Container {
  const container = new Container({ parent });
  const inherited = parent.get(tokens.catalogue, { optional: true });
  for (const plugin of plugins) {
    const token = pluginTokens[plugin.kind];
    // inversify asks the parent only where the child binds nothing to the token, whatever the name.
    const isTaken =
      inherited?.find(plugin.kind, plugin.name) !== undefined ||
      container.isCurrentBound(token, { name: plugin.name });
    if (isTaken) {
      throw new PluginError(
        `${plugin.kind} "${plugin.name}"`,
        "the name is taken by another plugin of this kind; choose another name",
      );
    }
    container.bind<Plugin>(token).toConstantValue(plugin).whenNamed(plugin.name);
  }
  container.bind(tokens.catalogue).toConstantValue(catalogueOf(container, plugins, inherited));
  return container;
}

function catalogueOf(
  container: Container,
  own: readonly Plugin[],
  inherited: Catalogue | undefined,
): Catalogue {
  return {
    find: (kind, name) =>
      container.isCurrentBound(pluginTokens[kind], { name })
        ? container.get<Plugin>(pluginTokens[kind], { name })
        : inherited?.find(kind, name),
    names: (kind: Kind) => {
      const added = own.filter((plugin) => plugin.kind === kind).map(({ name }) => name);
      return [...(inherited?.names(kind) ?? []), ...added].sort();
    },
  };
}
