import { type Import, importsOf, packageNameOf, resolveRelative } from "./imports.ts";
import {
  order,
  type PluginException,
  pluginExceptions,
  pluginPackages,
  silentDependencies,
  soleImporters,
  testTools,
} from "./order.ts";
import { manifestViolation, type Package } from "./packages.ts";
import { type Source, type Violation, violation } from "./source.ts";

const rule = "house order";

/** A package depends only on what lies below it, and every package has its place. */
export function checkOrder(packages: readonly Package[]): Violation[] {
  return packages.flatMap((each) => {
    const level = levelOf(each.folder);
    if (level === -1) {
      return [manifestViolation(rule, each, "name", `"${each.folder}" has no place in test/house/order.ts`)];
    }
    return each.dependencies.flatMap((name) => {
      const other = packages.find((candidate) => candidate.name === name);
      if (other === undefined || levelOf(other.folder) < level) return [];
      return [
        manifestViolation(
          rule,
          each,
          name,
          `${each.folder} must not depend on ${other.folder}: it is not below`,
        ),
      ];
    });
  });
}

/** Sources import what their manifest declares, and the manifest declares nothing else. */
export function checkDeclared(sources: readonly Source[], packages: readonly Package[]): Violation[] {
  return packages.flatMap((each) => {
    const own = sources.filter((source) => source.package === each.folder);
    const used = new Set<string>();
    const undeclared = own.flatMap((source) =>
      importsOf(source).flatMap(({ specifier, start }) => {
        const name = packageNameOf(specifier);
        if (name === undefined) return [];
        used.add(name);
        if (each.dependencies.includes(name)) return [];
        const message = `"${name}" is not among the dependencies of packages/${each.folder}/package.json`;
        return [violation("undeclared import", source, start, message)];
      }),
    );
    const unused = each.dependencies
      .filter(
        (name) => !used.has(name) && silentDependencies[`packages/${each.folder} ${name}`] === undefined,
      )
      .map((name) =>
        manifestViolation("unused dependency", each, name, `no source of ${each.folder} imports "${name}"`),
      );
    return [...undeclared, ...unused];
  });
}

/** Other packages are entered by their doors, libraries by their sole importers, tests' things not at all. */
export function checkDoors(sources: readonly Source[], packages: readonly Package[]): Violation[] {
  const wrongIn = (source: Source, { specifier, bare }: Import): string | undefined => {
    const name = packageNameOf(specifier);
    if (bare) return `import "${specifier}" is for its side effects; import what is needed by name`;
    if (name === undefined) return specifier.startsWith(".") ? wrongPath(source, specifier) : undefined;
    const sole = soleImporters[name];
    if (sole !== undefined && sole !== source.package) return `only ${sole} imports "${name}"`;
    const entries = packages.find((each) => each.name === name)?.entries;
    const entry = `.${specifier.slice(name.length)}`;
    if (entry === "./testing" && !testTools.includes(source.package)) return `"${specifier}" is for tests`;
    return entries === undefined || entries.includes(entry)
      ? undefined
      : `"${specifier}" is no entry of ${name}`;
  };
  return check(sources, "import", wrongIn);
}

/** Plugin files import `@titrate/plugin` and files of their own package: what a user's plugin could. */
export function checkPluginFiles(
  sources: readonly Source[],
  exceptions: readonly PluginException[] = pluginExceptions,
): Violation[] {
  const pluginFiles = sources.filter(
    (source) => pluginPackages.includes(source.package) && !/\/(index|builtins)\.ts$/.test(source.path),
  );
  return check(pluginFiles, "plugin file", (source, { specifier }) => {
    if (specifier === "@titrate/plugin" || specifier.startsWith(".")) return undefined;
    const excepted = exceptions.some(
      ({ folder, imports }) => source.path.startsWith(folder) && imports === specifier,
    );
    return excepted ? undefined : `a plugin file imports "${specifier}"; it may import @titrate/plugin alone`;
  });
}

function levelOf(folder: string): number {
  return order.findIndex((level) => level.includes(folder));
}

function wrongPath(source: Source, specifier: string): string | undefined {
  const target = resolveRelative(source, specifier);
  if (!target.startsWith(`packages/${source.package}/src/`)) return `"${specifier}" leaves its package`;
  return /\.test\.ts$|\/testing\//.test(target) ? `"${specifier}" is for tests` : undefined;
}

function check(
  sources: readonly Source[],
  name: string,
  wrongIn: (source: Source, each: Import) => string | undefined,
): Violation[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((each) => {
      const message = wrongIn(source, each);
      return message === undefined ? [] : [violation(name, source, each.start, message)];
    }),
  );
}
