import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  MarkupKind,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

/** The YAML language server that editors run, in a process of its own; it reaches no network. */
export interface LanguageServer {
  /** What it underlines in a text, once it has read it. */
  diagnose(text: string): Promise<readonly Diagnostic[]>;
  /** What it offers at the `|` of a text. */
  complete(text: string): Promise<readonly CompletionItem[]>;
  /** What it tells of the word after the `|` of a text, as Markdown. */
  hover(text: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts a server. Texts are taken for files of `folder`, where their `$schema` is looked for. */
export async function startLanguageServer(folder: string): Promise<LanguageServer> {
  const child = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const reader = new StreamMessageReader(child.stdout);
  const connection = createProtocolConnection(reader, new StreamMessageWriter(child.stdin));
  const waiting = new Map<string, (found: readonly Diagnostic[]) => void>();
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === "yaml" ? settings : {})),
  );
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    waiting.get(uri)?.(diagnostics);
    waiting.delete(uri);
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: {
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      textDocument: {
        completion: { completionItem: { documentationFormat: [MarkupKind.Markdown], snippetSupport: true } },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  let opened = 0;
  const open = async (text: string): Promise<{ uri: string; diagnostics: readonly Diagnostic[] }> => {
    opened++;
    const uri = pathToFileURL(join(folder, `opened-${opened}.yaml`)).href;
    const diagnosed = new Promise<readonly Diagnostic[]>((done) => waiting.set(uri, done));
    const textDocument = { uri, languageId: "yaml", version: 1, text };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return { uri, diagnostics: await diagnosed };
  };
  const openAtCursor = async (text: string): Promise<Cursor> => {
    const [before, after] = text.split("|", 2) as [string, string];
    const { uri } = await open(before + after);
    const lines = before.split("\n");
    return { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)!.length } };
  };

  return {
    diagnose: async (text) => (await open(text)).diagnostics,
    complete: async (text) => {
      const found = await connection.sendRequest(CompletionRequest.type, await openAtCursor(text));
      return Array.isArray(found) ? found : (found?.items ?? []);
    },
    hover: async (text) => {
      const found = await connection.sendRequest(HoverRequest.type, await openAtCursor(text));
      return found === null ? "" : (found.contents as { value: string }).value;
    },
    close: async () => {
      const closed = new Promise((done) => child.once("exit", done));
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await closed;
      connection.dispose();
    },
  };
}

interface Cursor {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** Nothing is fetched: schemas are the files that texts name. */
const settings = {
  validate: true,
  hover: true,
  completion: true,
  schemaStore: { enable: false },
  kubernetesCRDStore: { enable: false },
};

const program = join(
  dirname(fileURLToPath(import.meta.resolve("yaml-language-server"))),
  "../../bin/yaml-language-server",
);
