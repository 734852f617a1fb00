import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  ConfigurationRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  MarkupKind,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { root } from "../acceptance/cli.ts";
import { folderInside } from "../docs/pages.ts";

/** The compiler's own language server, which editors ask while one types; in a process of its own. */
export interface TypeScriptServer {
  /** The names that it offers at the `|` of a text. */
  complete(text: string): Promise<readonly string[]>;
  /** What it says of one of them, as Markdown. */
  explain(text: string, name: string): Promise<string>;
  /** What it tells of the word after the `|` of a text, as Markdown. */
  hover(text: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts a server over a project as strict as this one, which has titrate among its packages. */
export async function startTypeScriptServer(): Promise<TypeScriptServer> {
  const config = { extends: join(root, "tsconfig.json"), include: ["*.ts"] };
  const folder = folderInside({ "tsconfig.json": JSON.stringify(config) });
  const args = [join(root, "node_modules/typescript/bin/tsc"), "--lsp", "--stdio"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  const reader = new StreamMessageReader(child.stdout);
  const connection = createProtocolConnection(reader, new StreamMessageWriter(child.stdin));
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.listen();
  const uri = pathToFileURL(folder).href;
  const documentationFormat = [MarkupKind.Markdown];
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "project" }],
    capabilities: {
      textDocument: {
        completion: { completionItem: { documentationFormat } },
        hover: { contentFormat: documentationFormat },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  let opened = 0;
  const open = async (text: string) => {
    opened++;
    const [before, after] = text.split("|", 2) as [string, string];
    const file = join(folder, `opened-${opened}.ts`);
    writeFileSync(file, before + after);
    const textDocument = { uri: pathToFileURL(file).href, languageId: "typescript", version: 1 };
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { ...textDocument, text: before + after },
    });
    const lines = before.split("\n");
    return { textDocument, position: { line: lines.length - 1, character: lines.at(-1)!.length } };
  };
  const itemsAt = async (text: string): Promise<readonly CompletionItem[]> => {
    const context = { triggerKind: CompletionTriggerKind.Invoked };
    const found = await connection.sendRequest(CompletionRequest.type, { ...(await open(text)), context });
    return Array.isArray(found) ? found : (found?.items ?? []);
  };

  return {
    complete: async (text) => (await itemsAt(text)).map(({ label }) => label),
    async explain(text, name) {
      const item = (await itemsAt(text)).find(({ label }) => label === name);
      const { documentation } = await connection.sendRequest(CompletionResolveRequest.type, item!);
      return typeof documentation === "object" ? documentation.value : (documentation ?? "");
    },
    async hover(text) {
      const found = await connection.sendRequest(HoverRequest.type, await open(text));
      return (found?.contents as { readonly value: string } | undefined)?.value ?? "";
    },
    async close() {
      const closed = new Promise((done) => child.once("exit", done));
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await closed;
      connection.dispose();
    },
  };
}
